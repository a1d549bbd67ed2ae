import { posix } from 'node:path';
import { checkStep } from '../check/check-step.js';
import { unusedSlips } from '../check/published-slips.js';
import { openStep } from '../step/open-step.js';
import type { Step } from '../step/step.js';
import type { Version } from '../model/version.js';
import { formatEra } from '../core/dates.js';
import { publishedDate, publishedKey } from '../model/cover.js';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/form-library.js';
import type { LinkedFiles } from '../core/files.js';
import { readSource } from '../load/read/read-source.js';
import { parseDocument } from '../validate/parse-document.js';
import { digestPictures } from '../figures/digest-pictures.js';
import { isVersionFile, previousVersion, versionName, versionOfDay, versionTwice, versionsBeside } from './versions.js';

/** A checker of documents, one after the other, against the version before each. Keeps only the last document in memory. */
export interface StepChecker {
  /**
   * Reports the faults between a document of right shape and the version before it, and a name that contradicts 公表日. Empty for a file
   * that is no version. Compares nothing if there is no version before, or if its shape has errors. Reports entries of 公表時の誤り, too,
   * to which neither these faults nor the document's `own` answer.
   */
  check(file: string, version: Version, own: readonly Message[]): readonly Message[];
}

/** Returns a checker for the documents of the working folder. `seen` gets every step that is checked. */
export function stepChecker(cwd: string, files: LinkedFiles, forms?: FormLibrary, seen?: (file: string, step: Step) => void): StepChecker {
  let last: KnownVersion | undefined;
  const neighbour = (file: string): KnownVersion | undefined => {
    if (last?.file === file) return last;
    const version = readVersion(file, files, forms);
    return version && known(file, version, files);
  };
  const compare = (file: string, version: Version): readonly Message[] => {
    const versions = versionsBeside(file, cwd);
    const before = previousVersion(file, cwd, versions);
    const twice = versionTwice(file, versions) ?? (before === undefined ? undefined : versionTwice(before, versions));
    if (twice !== undefined) return [undecidable(file, twice)];
    const contradiction = otherDay(file, version, versions);
    const old = before === undefined ? undefined : neighbour(before);
    last = known(file, version, files);
    const step = old && openStep(old.version, version, { before: old.pictures, after: last.pictures });
    if (step) seen?.(file, step);
    return [...(contradiction ? [contradiction] : []), ...(step ? checkStep(step) : [])];
  };
  return {
    check: (file, version, own) => {
      const between = compare(file, version);
      return [...between, ...unusedSlips([...own, ...between], version)];
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

/** Warning for a version whose file name is another day than its 公表日: the one orders the versions, the other decides 提出時期. */
function otherDay(file: string, { source, assessment }: Version, versions: readonly string[]): Message | undefined {
  const published = publishedDate(assessment);
  if (!isVersionFile(posix.basename(file)) || versionName(file) === 'draft' || !published) return undefined;
  const right = versionOfDay(published);
  if (versionName(right) === versionName(file)) return undefined;
  const taken = versions.some((version) => versionName(version) === versionName(right));
  const rename = taken
    ? `「${right}」は別にあるので、二つの版の公表日を見てください`
    : `公表日が正しければ、ファイルの名前を「${right}」に、ファイルの名前が正しければ、公表日を改めてください`;
  return {
    ruleId: 'version-day',
    severity: 'warning',
    text: `公表日は${formatEra(published)}ですが、ファイルの名前は「${posix.basename(file)}」です。版の順はファイルの名前で、提出時期は公表日で判断しています`,
    item: publishedKey,
    place: source.valuePlace([publishedKey]),
    mend: `どちらが正しいか確かめてください。${rename}`,
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
