/** A pair of units that may correspond, by their indexes, and the gain of pairing them. */
export interface Link {
  readonly before: number;
  readonly after: number;
  readonly weight: number;
}

/**
 * Returns the links with the greatest total weight that neither cross nor share a unit, in order. `links` is sorted by `before`,
 * then by `after`. Of equally heavy chains it takes the one whose last links come first, so that the result never depends on chance.
 * @example heaviestChain([{ before: 0, after: 1, weight: 2 }, { before: 1, after: 0, weight: 1 }]) → [{ before: 0, after: 1, weight: 2 }]
 */
export function heaviestChain(links: readonly Link[]): Link[] {
  const positions = [...new Set(links.map((link) => link.after))].sort((a, b) => a - b);
  const rank = new Map(positions.map((position, index) => [position, index + 1]));
  const best = new PrefixMaximum(positions.length);
  const sums = new Float64Array(links.length);
  const previous = new Int32Array(links.length);
  let top = -1;
  for (let from = 0; from < links.length;) {
    const before = links[from]?.before;
    let to = from;
    for (; to < links.length && links[to]?.before === before; to++) {
      const link = links[to];
      if (!link) break;
      const under = best.until((rank.get(link.after) ?? 0) - 1);
      previous[to] = under;
      sums[to] = link.weight + (under < 0 ? 0 : (sums[under] ?? 0));
      if (top < 0 || (sums[to] ?? 0) > (sums[top] ?? 0)) top = to;
    }
    // Not in the loop above: links of one unit must not follow each other.
    for (; from < to; from++) best.put(rank.get(links[from]?.after ?? -1) ?? 0, from, sums);
  }
  const chain: Link[] = [];
  for (let at = top; at >= 0; at = previous[at] ?? -1) {
    const link = links[at];
    if (link) chain.push(link);
  }
  return chain.reverse();
}

/** A Fenwick tree that finds the link with the greatest sum up to a rank of `after`. */
class PrefixMaximum {
  private readonly tree: Int32Array;
  private sums = new Float64Array(0);

  constructor(private readonly size: number) {
    this.tree = new Int32Array(size + 1).fill(-1);
  }

  until(rank: number): number {
    let found = -1;
    for (let at = rank; at > 0; at -= at & -at) found = this.better(found, this.tree[at] ?? -1);
    return found;
  }

  put(rank: number, link: number, sums: Float64Array<ArrayBuffer>): void {
    this.sums = sums;
    for (let at = rank; at > 0 && at <= this.size; at += at & -at) this.tree[at] = this.better(this.tree[at] ?? -1, link);
  }

  private better(one: number, other: number): number {
    if (one < 0 || other < 0) return Math.max(one, other);
    const difference = (this.sums[other] ?? 0) - (this.sums[one] ?? 0);
    return difference > 0 || (difference === 0 && other < one) ? other : one;
  }
}
