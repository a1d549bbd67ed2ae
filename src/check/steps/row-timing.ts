import { judgeTiming } from '../../classify/judge-timing.js';
import type { TimingVerdict } from '../../classify/judge-timing.js';
import type { Judgement } from '../../classify/judgement.js';
import { timings } from '../../forms/internal-keys.js';
import type { Timing } from '../../forms/internal-keys.js';
import type { ChoiceNode } from '../../model/assessment.js';
import type { RowMatch } from '../../appendix/match/match-rows.js';

/** What there is to say of the 提出時期 of a row about one of its changes. */
export interface ToldTiming {
  readonly cell: ChoiceNode;
  readonly timing: Timing;
  readonly judgement: Judgement;
  readonly verdict: TimingVerdict;
}

/** 提出時期 of a row against what the rules say of each of its changes; nothing while it is empty. */
export function toldTimings({ row, changes }: RowMatch, judgementOf: (change: Judgement['change']) => Judgement | undefined): readonly ToldTiming[] {
  const cell = row.timing;
  const timing = timings.find((each) => each === cell?.choice);
  if (!cell || !timing) return [];
  return changes.flatMap(({ change }) => {
    const judgement = judgementOf(change);
    return judgement ? [{ cell, timing, judgement, verdict: judgeTiming(judgement, timing) }] : [];
  });
}
