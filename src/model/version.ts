import type { Source } from '../load/read/source.js';
import type { Assessment } from './assessment.js';

/** One version of an assessment: the document with its places, and what it says. */
export interface Version {
  readonly source: Source;
  readonly assessment: Assessment;
}
