import { timings } from '../forms/internal-keys.js';
import { renumbering } from './rules/renumbering.js';
import type { JudgedTiming } from '../law/change-kinds.js';
import type { Judgement } from './judgement.js';
import { undecided } from '../law/change-kinds.js';

/**
 * An entry that got another number because others of its list came or went is told when they are: 杉並区 told 委託事項３ that became
 * 委託事項２ beforehand, with the removal of 委託事項２. While one of them is undecided, so is the number. Where the days
 * decide, they do.
 */
export function followCauses(judgements: readonly Judgement[]): readonly Judgement[] {
  const causes = new Map<string, JudgedTiming[]>();
  for (const { change, timing } of judgements) {
    if (change.kind !== 'entry') continue;
    const list = listOf(change.key);
    causes.set(list, [...(causes.get(list) ?? []), timing]);
  }
  return judgements.map((judgement) => {
    const { change, ruleId, byDates } = judgement;
    if (change.kind !== 'move' || change.what !== 'renumbered' || ruleId !== renumbering.id || byDates !== undefined) return judgement;
    const of = causes.get(listOf(change.key)) ?? [];
    const timing = of.includes(undecided) ? undecided : timings.find((each) => of.includes(each));
    return timing === undefined || timing === judgement.timing ? judgement : { ...judgement, timing };
  });
}

/** The key of the list that an entry stands in. */
function listOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/'));
}
