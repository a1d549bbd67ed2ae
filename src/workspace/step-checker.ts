import { posix } from 'node:path';
import { checkStep } from '../check/check-step.js';
import { openStep } from '../step/open-step.js';
import type { Version } from '../model/version.js';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { LinkedFiles } from '../core/files.js';
import { readSource } from '../load/read/read-source.js';
import { parseDocument } from '../validate/parse-document.js';
import { digestPictures } from '../figures/digest-pictures.js';
import { meantVersion, previousVersion, versionTwice, versionsBeside } from './versions.js';

/** A checker of documents, one after the other, against the version before each. Keeps only the last document in memory. */
export interface StepChecker {
  /**
   * Reports the faults between a document of right shape and the version before it. Empty for the first version, for a file that is
   * no version (unless only its name is wrong), and if the shape of the version before has errors.
   */
  check(file: string, version: Version): readonly Message[];
}

/** Returns a checker for the documents of the working folder. */
export function stepChecker(cwd: string, files: LinkedFiles, forms?: FormLibrary): StepChecker {
  let last: KnownVersion | undefined;
  const neighbour = (file: string): KnownVersion | undefined => {
    if (last?.file === file) return last;
    const version = readVersion(file, files, forms);
    return version && known(file, version, files);
  };
  return {
    check: (file, version) => {
      const meant = meantVersion(file);
      if (meant !== undefined) return [misnamed(file, meant)];
      const versions = versionsBeside(file, cwd);
      const before = previousVersion(file, cwd, versions);
      const twice = versionTwice(file, versions) ?? (before === undefined ? undefined : versionTwice(before, versions));
      if (twice !== undefined) return [undecidable(file, twice)];
      const old = before === undefined ? undefined : neighbour(before);
      last = known(file, version, files);
      return old ? checkStep(openStep(old.version, version, { before: old.pictures, after: last.pictures })) : [];
    },
  };
}

/** Error for a version with two files. Nothing is compared until one is left, because the order of the versions is unknown. */
function undecidable(file: string, twice: string): Message {
  return {
    ruleId: 'version-twice',
    severity: 'error',
    text: `${twice}。どちらと比べるのか決まりません`,
    place: { file, line: 1, column: 1 },
    mend: '一方を消してください',
  };
}

function misnamed(file: string, meant: string): Message {
  return {
    ruleId: 'version-name',
    severity: 'warning',
    text: `ファイルの名前「${posix.basename(file)}」は版の名前ではないので、前後の版と比べていません`,
    place: { file, line: 1, column: 1 },
    mend: `版のファイルなら、名前を「${meant}」に改めてください`,
  };
}

interface KnownVersion {
  readonly file: string;
  readonly version: Version;
  readonly pictures: ReadonlyMap<string, string>;
}

/** Adds the digests of a version's pictures. Ignores unreadable pictures, which the check of the document itself reports. */
function known(file: string, version: Version, files: LinkedFiles): KnownVersion {
  const { source, assessment } = version;
  return { file, version, pictures: digestPictures(assessment, { source, document: file, files }).digests };
}

function readVersion(file: string, files: LinkedFiles, forms?: FormLibrary): Version | undefined {
  const source = readSource(file, files);
  const { assessment, messages } = parseDocument(source, forms);
  return assessment && !hasErrors(messages) ? { source, assessment } : undefined;
}
