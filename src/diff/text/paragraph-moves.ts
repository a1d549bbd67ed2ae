import { foldForm } from '../../core/fold-form.js';
import type { CommonRun } from '../align/align-ids.js';
import type { Span } from '../../core/span.js';
import { spanText } from './edit.js';
import type { Sides } from '../../core/side.js';
import type { TextPair } from './edit.js';

/** Length of the shortest paragraph that can move, folded, in UTF-16 units. Shorter ones (（追加）, 以上) recur by chance. */
const shortest = 8;

/** The number of the move that a paragraph is part of, by its index. */
export type Moves = Sides<ReadonlyMap<number, number>>;

/**
 * Finds the paragraphs that are at another position in the other text: equal numbers (see `unitIds`) that `runs` don't match.
 * Where a paragraph occurs several times, the first goes to the first.
 * @example paragraphMoves({ before: '本人確認を行う。', after: '本人確認を行う。' }, { before: [{ start: 0, end: 8 }], after: [{ start: 0, end: 8 }] }, { before: [0], after: [0] }, []).before.size → 1
 * @example paragraphMoves({ before: '以上', after: '以上' }, { before: [{ start: 0, end: 2 }], after: [{ start: 0, end: 2 }] }, { before: [0], after: [0] }, []).before.size → 0
 */
export function paragraphMoves(texts: TextPair, units: Sides<readonly Span[]>, ids: Sides<readonly number[]>, runs: readonly CommonRun[]): Moves {
  const free = { before: unmatched(ids.before.length, runs, 'before'), after: unmatched(ids.after.length, runs, 'after') };
  const waiting = new Map<number, number[]>();
  for (const index of free.after) {
    const id = ids.after[index] ?? -1;
    const list = waiting.get(id);
    if (list) list.push(index);
    else waiting.set(id, [index]);
  }
  for (const list of waiting.values()) list.reverse();
  const moves = { before: new Map<number, number>(), after: new Map<number, number>() };
  let count = 0;
  for (const index of free.before) {
    const unit = units.before[index];
    const target = unit && waiting.get(ids.before[index] ?? -1)?.at(-1);
    if (!unit || target === undefined || foldForm(spanText(texts.before, unit)).length < shortest) continue;
    waiting.get(ids.before[index] ?? -1)?.pop();
    const move = continued(moves, index, target) ?? count++;
    moves.before.set(index, move);
    moves.after.set(target, move);
  }
  return moves;
}

/** Returns the move of the paragraph above, if both moved together. Undefined otherwise. */
function continued(moves: Moves, before: number, after: number): number | undefined {
  const move = moves.before.get(before - 1);
  return move !== undefined && moves.after.get(after - 1) === move ? move : undefined;
}

function unmatched(count: number, runs: readonly CommonRun[], side: 'before' | 'after'): number[] {
  const free: number[] = [];
  let from = 0;
  for (const run of runs) {
    for (let index = from; index < run[side]; index++) free.push(index);
    from = run[side] + run.length;
  }
  for (let index = from; index < count; index++) free.push(index);
  return free;
}
