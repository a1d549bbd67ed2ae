import type { Source } from '../load/read/source.js';
import type { Assessment } from './assessment.js';

/** One version of an assessment: the document with its places, and the same document laid over its form. */
export interface Version {
  readonly source: Source;
  readonly assessment: Assessment;
  /** Words in the picture files of its figures, by `pathKey` of the figure's entry. Undefined if they were not read. */
  readonly drawn?: ReadonlyMap<string, readonly string[]>;
}
