import { keyAbove } from '../model/item-key.js';
import { timings } from '../forms/internal-keys.js';
import { renumbering } from './rules/renumbering.js';
import type { JudgedTiming } from '../law/change-kinds.js';
import type { Judgement } from './judgement.js';
import { undecided } from '../law/change-kinds.js';

/**
 * Gives a renumbered entry the 提出時期 of the entries added to its list or removed from it: 杉並区 submitted the change of 委託事項３
 * to 委託事項２ 事前, with the removal of 委託事項２. 要確認 if one of them is; 事前 if they differ. Skips an entry whose days decide.
 */
export function followCauses(judgements: readonly Judgement[]): readonly Judgement[] {
  const causes = new Map<string, JudgedTiming[]>();
  for (const { change, timing } of judgements) {
    if (change.kind !== 'entry') continue;
    const list = keyAbove(change.key);
    causes.set(list, [...(causes.get(list) ?? []), timing]);
  }
  return judgements.map((judgement) => {
    const { change, ruleId, byDates } = judgement;
    if (change.kind !== 'move' || change.what !== 'renumbered' || ruleId !== renumbering.id || byDates !== undefined) return judgement;
    const caused = causes.get(keyAbove(change.key)) ?? [];
    const timing = caused.includes(undecided) ? undecided : timings.find((each) => caused.includes(each));
    return timing === undefined || timing === judgement.timing ? judgement : { ...judgement, timing };
  });
}
