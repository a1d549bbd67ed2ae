import { diffArrays } from 'diff';
import { heaviestChain } from './heaviest-chain.js';
import { uniqueAnchors } from './unique-anchors.js';
import type { GramLength } from './unique-anchors.js';

/** A stretch that is the same in both lists. */
export interface CommonRun {
  readonly before: number;
  readonly after: number;
  readonly length: number;
}

/** Lists up to this many ids together are compared at once; longer ones are first cut at what occurs once in both. */
const shortEnough = 400;
/**
 * How different two lists may be. The work of the comparison grows with the square of the differences, so the bound grows with
 * the root of the length, and all comparisons of a text together stay linear. A clock would give another machine another result.
 */
const mostDifferences = (length: number): number => Math.max(40, Math.floor(Math.min(1_500, 16 * Math.sqrt(length), 30_000_000 / length)));
/** Rounds of cutting; each finds what occurs once only between the cuts of the one before. */
const deepest = 12;

/**
 * Lays two lists of ids beside each other: the runs that are the same, in order, not touching on both sides. Bounded: lists that
 * have too little in common are not compared to the end, and then only their common beginning and end are found.
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
      // The anchor before may have taken this one along.
      if (at.before < from.before || at.after < from.after) continue;
      align(work, { before: from.before, beforeEnd: at.before, after: from.after, afterEnd: at.after }, depth + 1);
      const same = commonLength(work, { before: at.before, beforeEnd, after: at.after, afterEnd });
      push(work, { ...at, length: same });
      from = { before: at.before + same, after: at.after + same };
    }
    align(work, { before: from.before, beforeEnd, after: from.after, afterEnd }, depth + 1);
    return;
  }
  let place = { before, after };
  for (const change of diffArrays(old, now, { maxEditLength: mostDifferences(length) }) ?? []) {
    if (!change.added && !change.removed) push(work, { ...place, length: change.count });
    place = { before: place.before + (change.added ? 0 : change.count), after: place.after + (change.removed ? 0 : change.count) };
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
