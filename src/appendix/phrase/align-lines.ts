import { append } from '../../core/long-lists.js';
import type { Hunk, TextDetail } from '../../diff/changes/change.js';

/** A line of a text without its line break, with its span in UTF-16 units from the text's start. */
export interface ExcerptLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Range of lines, numbered from 0; the line `to` is not in it. */
export interface LineRange {
  readonly from: number;
  readonly to: number;
}

/** Lines that are the same in both texts, or lines of either without a counterpart. */
export interface AlignedLines {
  readonly same: boolean;
  readonly before: LineRange;
  readonly after: LineRange;
}

export interface Alignment {
  readonly before: readonly ExcerptLine[];
  readonly after: readonly ExcerptLine[];
  /** Covers both texts in order, same and changed stretches by turns. */
  readonly stretches: readonly AlignedLines[];
}

/**
 * Finds the whole lines that are the same in two texts, by the edits between them. Stands beside jsdiff's `diffLines`, which would
 * compare the texts a second time: these lines follow from the hunks that the diff reports.
 *
 * @example alignLines({ before: '一\n二', after: '一\n新\n二', hunks: [{ before: { start: 1, end: 1 }, after: { start: 1, end: 3 } }] }).stretches.map(({ same }) => same) → [true, false, true]
 * @example alignLines({ before: '一つ', after: '二つ', hunks: [{ before: { start: 0, end: 1 }, after: { start: 0, end: 1 } }] }).stretches.map(({ same }) => same) → [false]
 */
export function alignLines(detail: Pick<TextDetail, 'before' | 'after' | 'hunks'>): Alignment {
  const before = splitLines(detail.before);
  const after = splitLines(detail.after);
  return { before, after, stretches: stretch(before, after, trimmed(before, after, untouched(before, after, detail))) };
}

function splitLines(text: string): readonly ExcerptLine[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const place = { text: line, start, end: start + line.length };
    start = place.end + 1;
    return place;
  });
}

/** Numbers of a line in the old text and of the same line in the new one. */
type Pair = readonly [before: number, after: number];

/** Returns the lines between two edits in both texts. */
function untouched(before: readonly ExcerptLine[], after: readonly ExcerptLine[], detail: Pick<TextDetail, 'before' | 'after' | 'hunks'>): readonly Pair[] {
  const byStart = new Map(after.map((line, index) => [line.start, index]));
  const pairs: Pair[] = [];
  let line = 0;
  let free = 0;
  for (const { from, to, shift } of equalRegions(detail)) {
    for (let place = before[line]; place && place.end <= to; place = before[line]) {
      const index = place.start >= from ? byStart.get(place.start + shift) : undefined;
      // A region that starts at a line's end leaves the line to the edit before it.
      if (index !== undefined && index >= free && after[index]?.text === place.text) {
        pairs.push([line, index]);
        free = index + 1;
      }
      line += 1;
    }
  }
  return pairs;
}

interface Region {
  readonly from: number;
  readonly to: number;
  readonly shift: number;
}

function equalRegions({ before, hunks }: { readonly before: string; readonly hunks: readonly Hunk[] }): readonly Region[] {
  const ends = [...hunks.map((hunk) => hunk.before.start), before.length];
  return ends.map((to, index) => {
    const last = hunks[index - 1];
    return { from: last?.before.end ?? 0, to, shift: last ? last.after.end - last.before.end : 0 };
  });
}

/** Adds equal lines at the edges of a change: the hunk of a whole line may start inside the line above it. */
function trimmed(before: readonly ExcerptLine[], after: readonly ExcerptLine[], pairs: readonly Pair[]): readonly Pair[] {
  const found: Pair[] = [];
  let [i, j] = [0, 0];
  for (const [nextBefore, nextAfter] of [...pairs, [before.length, after.length] as const]) {
    let [endBefore, endAfter] = [nextBefore, nextAfter];
    while (i < endBefore && j < endAfter && before[i]?.text === after[j]?.text) found.push([i++, j++]);
    const tail: Pair[] = [];
    while (i < endBefore && j < endAfter && before[endBefore - 1]?.text === after[endAfter - 1]?.text) tail.push([--endBefore, --endAfter]);
    append(found, tail.reverse());
    if (nextBefore < before.length) found.push([nextBefore, nextAfter]);
    [i, j] = [nextBefore + 1, nextAfter + 1];
  }
  return found;
}

function stretch(before: readonly ExcerptLine[], after: readonly ExcerptLine[], pairs: readonly Pair[]): readonly AlignedLines[] {
  const stretches: AlignedLines[] = [];
  const push = (same: boolean, b: LineRange, a: LineRange): void => {
    if (b.from === b.to && a.from === a.to) return;
    const last = stretches.at(-1);
    if (last?.same !== same) stretches.push({ same, before: b, after: a });
    else stretches[stretches.length - 1] = { same, before: { from: last.before.from, to: b.to }, after: { from: last.after.from, to: a.to } };
  };
  let [i, j] = [0, 0];
  for (const [nextBefore, nextAfter] of pairs) {
    push(false, { from: i, to: nextBefore }, { from: j, to: nextAfter });
    push(true, { from: nextBefore, to: nextBefore + 1 }, { from: nextAfter, to: nextAfter + 1 });
    [i, j] = [nextBefore + 1, nextAfter + 1];
  }
  push(false, { from: i, to: before.length }, { from: j, to: after.length });
  return stretches;
}
