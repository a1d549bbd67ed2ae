import type { Link } from './heaviest-chain.js';

/** Length of the runs that serve as anchors, in ids. Units that occur once need no neighbours, tokens do. */
export type GramLength = 1 | 2 | 4 | 8;

/**
 * Returns the pairs of indexes at which a run of `length` ids begins that occurs exactly once in each list, in order.
 * @example uniqueAnchors([1, 2, 1], [2, 1], 1) → [{ before: 1, after: 0, weight: 1 }]
 */
export function uniqueAnchors(before: readonly number[], after: readonly number[], length: GramLength): Link[] {
  let grams: Grams = { before, after };
  for (let step = 1; step < length; step *= 2) grams = doubled(grams, step);
  const positions = new Map<number, { before: number; after: number }>();
  const once = (gram: number): { before: number; after: number } => {
    const position = positions.get(gram) ?? { before: -1, after: -1 };
    positions.set(gram, position);
    return position;
  };
  grams.before.forEach((gram, index) => {
    const position = once(gram);
    position.before = position.before === -1 ? index : -2;
  });
  grams.after.forEach((gram, index) => {
    const position = positions.get(gram);
    if (position) position.after = position.after === -1 ? index : -2;
  });
  return grams.before.flatMap((gram, index) => {
    const position = positions.get(gram);
    return position?.before === index && position.after >= 0 ? [{ before: index, after: position.after, weight: 1 }] : [];
  });
}

interface Grams {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Returns ids for runs twice as long, each of two neighbours. Exact: no hashes that could clash. */
function doubled(grams: Grams, step: number): Grams {
  const ids = new Map<number, number>();
  const double = (list: readonly number[]): number[] => {
    const result: number[] = [];
    for (let index = 0; index + step < list.length; index++) {
      const key = (list[index] ?? 0) * 0x4000000 + (list[index + step] ?? 0);
      const id = ids.get(key) ?? ids.size;
      ids.set(key, id);
      result.push(id);
    }
    return result;
  };
  return { before: double(grams.before), after: double(grams.after) };
}
