import type { Declaration } from '../../classify/facts/declaration.js';
import type { Classification, Judgement } from '../../classify/judgement.js';
import type { Message } from '../../core/message.js';
import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import type { ChangeRow } from '../../model/assessment.js';
import type { RowMatching } from '../../appendix/match/match-rows.js';
import type { StepRows } from '../../appendix/rows/step-rows.js';
import type { Version } from '../../model/version.js';

/** What a rule about a pair of neighbouring versions may look at. */
export interface StepContext {
  readonly before: Version;
  readonly after: Version;
  readonly diff: AssessmentDiff;
  readonly classification: Classification;
  readonly declarations: readonly Declaration[];
  readonly rows: StepRows;
  readonly matching: RowMatching;
  /** Undefined for a change that nobody judged. */
  readonly judgementOf: (change: Change) => Judgement | undefined;
  /** The position of a row of the new version in 変更箇所, from 1. */
  readonly numberOf: (row: ChangeRow) => number;
  /** True for a row that is declared to tell of no change between the two versions. */
  readonly isAcknowledged: (row: ChangeRow) => boolean;
}

/** One thing that is checked between two neighbouring versions. Its messages stand in the new one. Never throws, never changes anything. */
export interface StepRule {
  /** Kebab-case; names the file, the export (camelCase) and the folder under `test/steps` too. */
  readonly id: string;
  check(context: StepContext): Iterable<Message>;
}
