/** A stretch of a text; `to` is not in it. */
export interface FoldedSpan {
  readonly from: number;
  readonly to: number;
}

/** Stretches in their order, none touching another. */
export type Merged = readonly FoldedSpan[];

export function merge(stretches: readonly FoldedSpan[]): Merged {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What remains of a stretch without others. */
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

/** Those that have something in common with others. */
export function overlapping(stretches: Merged, others: Merged): Merged {
  return stretches.filter(({ from, to }) => {
    const next = others[firstBehind(others, from)];
    return next !== undefined && next.from < to;
  });
}

export function spansLength(stretches: readonly FoldedSpan[]): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/** The first that ends behind a position; long tables ask for every edit of a long text. */
function firstBehind(merged: Merged, position: number): number {
  let [low, high] = [0, merged.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merged[middle]?.to ?? Infinity) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
