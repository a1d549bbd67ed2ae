import { judgeTiming } from '../../classify/judge-timing.js';
import type { TimingVerdict } from '../../classify/judge-timing.js';
import type { Judgement } from '../../classify/judgement.js';
import { timings } from '../../forms/internal-keys.js';
import type { Timing } from '../../forms/internal-keys.js';
import type { ChoiceNode } from '../../model/assessment.js';
import type { RowMatch } from '../../appendix/match/match-rows.js';

/** The verdict on a row's 提出時期 for one of the changes that the row covers. */
export interface JudgedTiming {
  readonly cell: ChoiceNode;
  readonly timing: Timing;
  readonly judgement: Judgement;
  readonly verdict: TimingVerdict;
}

/** Judges the 提出時期 of a row for each change that the row covers. Empty if the row has no 提出時期. */
export function judgeRowTimings({ row, changes }: RowMatch, judgementOf: (change: Judgement['change']) => Judgement | undefined): readonly JudgedTiming[] {
  const cell = row.timing;
  const timing = timings.find((each) => each === cell?.choice);
  if (!cell || !timing) return [];
  return changes.flatMap(({ change }) => {
    const judgement = judgementOf(change);
    return judgement ? [{ cell, timing, judgement, verdict: judgeTiming(judgement, timing) }] : [];
  });
}
