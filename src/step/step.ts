import type { RowMatching } from '../appendix/match/match-rows.js';
import type { StepRows } from '../appendix/rows/step-rows.js';
import type { Classification, Judgement } from '../classify/judgement.js';
import type { Sides } from '../core/side.js';
import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import type { ChangeRow } from '../model/assessment.js';
import type { Version } from '../model/version.js';
import type { GoneName } from './gone-names.js';

/** Two neighbouring versions and all that follows from them. Each part is computed when it is first read, once. */
export interface Step extends Sides<Version> {
  readonly diff: AssessmentDiff;
  readonly classification: Classification;
  /** The rows of 変更箇所 that the new version added, changed or dropped. */
  readonly rows: StepRows;
  /** The changes that each added row covers. */
  readonly matching: RowMatching;
  /** The names that the new version does not hold any more where such names stand. */
  readonly gone: readonly GoneName[];
  /** Returns the judgement of a change. Undefined if it was not judged. */
  readonly judgementOf: (change: Change) => Judgement | undefined;
  /** Returns the position of a row of the new version in 変更箇所, from 1. */
  readonly numberOf: (row: ChangeRow) => number;
  /** True if 変更の説明 declares that the row covers no change of this step. */
  readonly isAcknowledged: (row: ChangeRow) => boolean;
}
