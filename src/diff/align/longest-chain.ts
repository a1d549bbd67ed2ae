import { compareText } from '../../core/message.js';

/** Something with a position in both versions. */
export interface Placed {
  readonly before: number;
  readonly after: number;
  /** Identifies the thing, equally in both directions of the comparison. Read only where several chains are equally good. */
  label(): string;
}

/**
 * Returns the longest chain of things that follow one another in both versions; all others changed their order. Of equally long
 * chains it takes those that leave the most things at their position, and of these the one whose labels sort first. The chain is
 * the same in both directions of the comparison.
 */
export function longestChain<T extends Placed>(things: readonly T[]): readonly T[] {
  const byAfter = [...things].sort((a, b) => b.after - a.after);
  const best = new BestFrom(things.reduce((size, { before }) => Math.max(size, before + 1), 0));
  /** Things by the worth of the best chain that begins with them. One thing more outweighs any number of things at their position. */
  const layers = new Map<number, T[]>();
  let worthiest = 0;
  for (const thing of byAfter) {
    const worth = best.from(thing.before + 1) + worthOf(thing, things.length);
    best.raise(thing.before, worth);
    const layer = layers.get(worth);
    if (layer) layer.push(thing);
    else layers.set(worth, [thing]);
    worthiest = Math.max(worthiest, worth);
  }
  const chain: T[] = [];
  for (let worth = worthiest; worth > 0;) {
    const last = chain.at(-1);
    const next = firstByLabel((layers.get(worth) ?? []).filter((thing) => !last || (thing.before > last.before && thing.after > last.after)));
    if (!next) break;
    chain.push(next);
    worth -= worthOf(next, things.length);
  }
  return chain;
}

function firstByLabel<T extends Placed>(things: readonly T[]): T | undefined {
  if (things.length < 2) return things[0];
  const labelled = things.map((thing) => ({ thing, label: thing.label() }));
  return labelled.sort((a, b) => compareText(a.label, b.label) || a.thing.before + a.thing.after - b.thing.before - b.thing.after)[0]?.thing;
}

function worthOf({ before, after }: Placed, count: number): number {
  return count + 1 + (before === after ? 1 : 0);
}

/** A Fenwick tree that finds the best worth from a position on, so that a list of thousands stays fast. */
class BestFrom {
  readonly #tree: number[];
  readonly #size: number;
  constructor(size: number) {
    this.#size = size;
    this.#tree = new Array<number>(size + 2).fill(0);
  }
  from(position: number): number {
    let best = 0;
    for (let at = this.#size - position; at > 0; at -= at & -at) best = Math.max(best, this.#tree[at] ?? 0);
    return best;
  }
  raise(position: number, worth: number): void {
    for (let at = this.#size - position; at <= this.#size; at += at & -at) this.#tree[at] = Math.max(this.#tree[at] ?? 0, worth);
  }
}
