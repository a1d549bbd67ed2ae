import type { Link } from './heaviest-chain.js';

/** Stretches of this many ids are looked for, longest first: units that occur once need no neighbours, tokens do. */
export type GramLength = 1 | 2 | 4 | 8;

/** Pairs of places at which a stretch of `length` ids begins that occurs exactly once in each of the two lists; in order. */
export function uniqueAnchors(before: readonly number[], after: readonly number[], length: GramLength): Link[] {
  let grams: Grams = { before, after };
  for (let step = 1; step < length; step *= 2) grams = doubled(grams, step);
  const places = new Map<number, { before: number; after: number }>();
  const once = (gram: number): { before: number; after: number } => {
    const place = places.get(gram) ?? { before: -1, after: -1 };
    places.set(gram, place);
    return place;
  };
  grams.before.forEach((gram, index) => {
    const place = once(gram);
    place.before = place.before === -1 ? index : -2;
  });
  grams.after.forEach((gram, index) => {
    const place = places.get(gram);
    if (place) place.after = place.after === -1 ? index : -2;
  });
  return grams.before.flatMap((gram, index) => {
    const place = places.get(gram);
    return place?.before === index && place.after >= 0 ? [{ before: index, after: place.after, weight: 1 }] : [];
  });
}

interface Grams {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Ids for stretches twice as long: of two neighbours each. Exact, no hashes that could clash. */
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
