import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import { keyAbove, keyBelow } from '../../model/item-key.js';

/**
 * Returns a test for a choice of which only the number of 件 changed, while no entry of the list that it counts came or went: the number
 * was wrong, and its correction is one of words.
 */
export function correctedCounts({ changes }: Pick<AssessmentDiff, 'changes'>): (change: Change) => boolean {
  const lists = new Set(changes.flatMap((change) => (change.kind === 'entry' ? [keyAbove(change.key)] : [])));
  return (change) => {
    if (change.kind !== 'field' || change.detail.kind !== 'choice') return false;
    const { before, after, count } = change.detail;
    const node = change.after ?? change.before;
    const counted = node?.kind === 'choice' ? node.count : undefined;
    return before === after && count !== undefined && counted !== undefined && !lists.has(keyBelow(keyAbove(change.key), counted.counts));
  };
}
