import type { Source } from '../load/read/source.js';
import type { Assessment } from './assessment.js';

/** One version of an assessment: the document with its places, and the same document laid over its form. */
export interface Version {
  readonly source: Source;
  readonly assessment: Assessment;
}
