import { checkStep } from '../appendix/check-step.js';
import type { Version } from '../appendix/version.js';
import { hasErrors } from '../core/message.js';
import type { Message } from '../core/message.js';
import type { FormLibrary } from '../forms/load-forms.js';
import type { LinkedFiles } from '../load/read-source.js';
import { readSource } from '../load/read-source.js';
import { checkShape } from '../validate/validate.js';
import { digestPictures } from './digest-pictures.js';
import { previousVersion } from './versions.js';

/** Checks one document after the other against the version before it; only the last one is kept in memory. */
export interface StepChecker {
  /**
   * What is wrong between a document that is right in shape and the version before it. Nothing for the first version, for what is no
   * version, and where the one before is not right in shape itself.
   */
  check(file: string, version: Version): readonly Message[];
}

export function stepChecker(cwd: string, files: LinkedFiles, forms?: FormLibrary): StepChecker {
  let last: { readonly file: string; readonly version: Version } | undefined;
  const neighbour = (file: string): Version | undefined => (last?.file === file ? last.version : readVersion(file, files, forms));
  return {
    check: (file, version) => {
      const before = previousVersion(file, cwd);
      const old = before === undefined ? undefined : neighbour(before);
      last = { file, version };
      if (!old) return [];
      const digestsOf = ({ source, assessment }: Version): ReadonlyMap<string, string> =>
        // That a picture cannot be read is told of the document itself.
        digestPictures(assessment, { source, document: source.file, files }).digests;
      return checkStep(old, version, { before: digestsOf(old), after: digestsOf(version) });
    },
  };
}

function readVersion(file: string, files: LinkedFiles, forms?: FormLibrary): Version | undefined {
  const source = readSource(file, files);
  const { assessment, messages } = checkShape(source, forms);
  return assessment && !hasErrors(messages) ? { source, assessment } : undefined;
}
