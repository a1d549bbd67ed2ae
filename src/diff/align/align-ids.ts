import { diffArrays } from 'diff';
import { heaviestChain } from './heaviest-chain.js';
import { uniqueAnchors } from './unique-anchors.js';
import type { GramLength } from './unique-anchors.js';

/** A run of ids that is equal in both lists. `before` and `after` are the indexes where it begins. */
export interface CommonRun {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Most ids of two lists together that are compared at once. Longer lists are first cut at runs that occur once in each. */
const shortEnough = 400;
/**
 * Returns the most differences, in ids, that a comparison of `length` ids follows. The work grows with the square of the
 * differences, so the bound grows with the root of the length, and all comparisons of a text together stay linear. A time limit
 * would give another result on another machine.
 */
const mostDifferences = (length: number): number => Math.max(40, Math.floor(Math.min(1_500, 16 * Math.sqrt(length), 30_000_000 / length)));
/** Most rounds of cutting. A round finds runs that occur once between the cuts of the last round, though not in the whole list. */
const deepest = 12;

/**
 * Returns the runs of ids that two lists have in common, in order. No two runs touch on both sides. Bounded: of lists that have
 * too little in common it finds only the common beginning and end.
 * @example alignIds([1, 2, 3, 4], [1, 3, 4], 1) → [{ before: 0, after: 0, length: 1 }, { before: 2, after: 1, length: 2 }]
 */
export function alignIds(before: readonly number[], after: readonly number[], gram: GramLength): CommonRun[] {
  const runs: CommonRun[] = [];
  align({ before, after, gram, runs }, { before: 0, beforeEnd: before.length, after: 0, afterEnd: after.length }, 0);
  return runs;
}

interface Work {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly gram: GramLength;
  readonly runs: CommonRun[];
}
interface Window {
  readonly before: number;
  readonly beforeEnd: number;
  readonly after: number;
  readonly afterEnd: number;
}

function align(work: Work, window: Window, depth: number): void {
  let { before, after, beforeEnd, afterEnd } = window;
  while (before < beforeEnd && after < afterEnd && work.before[before] === work.after[after]) {
    before += 1;
    after += 1;
  }
  push(work, { before: window.before, after: window.after, length: before - window.before });
  while (beforeEnd > before && afterEnd > after && work.before[beforeEnd - 1] === work.after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
  }
  if (before < beforeEnd && after < afterEnd) alignMiddle(work, { before, beforeEnd, after, afterEnd }, depth);
  push(work, { before: beforeEnd, after: afterEnd, length: window.beforeEnd - beforeEnd });
}

function alignMiddle(work: Work, { before, beforeEnd, after, afterEnd }: Window, depth: number): void {
  const old = work.before.slice(before, beforeEnd);
  const now = work.after.slice(after, afterEnd);
  const length = old.length + now.length;
  const anchors = length > shortEnough && depth < deepest ? heaviestChain(uniqueAnchors(old, now, work.gram)) : [];
  if (anchors.length > 0) {
    let from = { before, after };
    for (const anchor of anchors) {
      const at = { before: before + anchor.before, after: after + anchor.after };
      // The common run of the anchor before may already cover this one.
      if (at.before < from.before || at.after < from.after) continue;
      align(work, { before: from.before, beforeEnd: at.before, after: from.after, afterEnd: at.after }, depth + 1);
      const same = commonLength(work, { before: at.before, beforeEnd, after: at.after, afterEnd });
      push(work, { ...at, length: same });
      from = { before: at.before + same, after: at.after + same };
    }
    align(work, { before: from.before, beforeEnd, after: from.after, afterEnd }, depth + 1);
    return;
  }
  let position = { before, after };
  for (const change of diffArrays(old, now, { maxEditLength: mostDifferences(length) }) ?? []) {
    if (!change.added && !change.removed) push(work, { ...position, length: change.count });
    position = { before: position.before + (change.added ? 0 : change.count), after: position.after + (change.removed ? 0 : change.count) };
  }
}

function commonLength(work: Work, { before, beforeEnd, after, afterEnd }: Window): number {
  let length = 0;
  while (before + length < beforeEnd && after + length < afterEnd && work.before[before + length] === work.after[after + length]) length += 1;
  return length;
}

function push({ runs }: Work, run: CommonRun): void {
  if (run.length === 0) return;
  const last = runs.at(-1);
  if (last && last.before + last.length === run.before && last.after + last.length === run.after)
    runs[runs.length - 1] = { ...last, length: last.length + run.length };
  else runs.push(run);
}
