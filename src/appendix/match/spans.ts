/** A range of a folded text, in UTF-16 units from 0; the unit at `to` is not in it. */
export interface FoldedSpan {
  readonly from: number;
  readonly to: number;
}

/** Spans in their order, none touching another. */
export type Merged = readonly FoldedSpan[];

/** Sorts spans, and joins those that overlap or touch. */
export function merge(stretches: readonly FoldedSpan[]): Merged {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** Returns the parts of a span that no other covers. */
export function uncovered(stretch: FoldedSpan, by: Merged): readonly FoldedSpan[] {
  const rest: FoldedSpan[] = [];
  let { from } = stretch;
  for (let at = firstBehind(by, from); at < by.length; at++) {
    const other = by[at];
    if (!other || other.from >= stretch.to) break;
    if (other.from > from) rest.push({ from, to: other.from });
    from = other.to;
  }
  if (from < stretch.to) rest.push({ from, to: stretch.to });
  return rest;
}

/** Returns the spans that overlap one of `others`. */
export function overlapping(stretches: Merged, others: Merged): Merged {
  return stretches.filter(({ from, to }) => {
    const next = others[firstBehind(others, from)];
    return next !== undefined && next.from < to;
  });
}

export function spansLength(stretches: readonly FoldedSpan[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** Returns the first span that ends after a position. Searches by halves: long tables ask for every edit of a long text. */
function firstBehind(merged: Merged, position: number): number {
  let [low, high] = [0, merged.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merged[middle]?.to ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
