import { countFindings } from '../check/carried-findings.js';
import type { FindingCounts } from '../check/carried-findings.js';
import type { Message } from '../core/message.js';
import { previousVersion, versionsBeside, versionTwice } from './versions.js';

/** The findings of the version before each document of a run. Keeps those of the last document only. */
export interface EarlierFindings {
  /**
   * Returns the findings that the version before a document has by itself. Empty for a first version, and where two files claim to be
   * the version or the one before. `found` are the document's own findings, the only ones that matter.
   */
  before(file: string, found: readonly Message[]): Promise<FindingCounts>;
}

const none: FindingCounts = new Map();

/**
 * Returns the findings before, for documents that come in the order of their names. A version before that is not among them is judged by
 * `judge`, by the rules alone that found something in the document.
 */
export function earlierFindings(cwd: string, judge: (file: string, rules: ReadonlySet<string>) => Promise<readonly Message[]>): EarlierFindings {
  let last: { readonly file: string; readonly counts: FindingCounts } | undefined;
  const judged = async (file: string, found: readonly Message[]): Promise<FindingCounts> => {
    const versions = versionsBeside(file, cwd);
    const before = previousVersion(file, cwd, versions);
    if (before === undefined || versionTwice(file, versions) !== undefined || versionTwice(before, versions) !== undefined) return none;
    if (last?.file === before) return last.counts;
    return found.length === 0 ? none : countFindings(await judge(before, new Set(found.map(({ ruleId }) => ruleId))));
  };
  return {
    before: async (file, found) => {
      const counts = await judged(file, found);
      last = { file, counts: countFindings(found) };
      return counts;
    },
  };
}
