import { foldText } from './fold.js';

/** How often each pair of neighbouring characters stands in a text, folded: what two texts are compared by, whatever the order of their parts. */
export interface Bigrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** A text of one character counts as one pair; an empty one has none. */
export function bigramsOf(text: string): Bigrams {
  const characters = Array.from(foldText(text));
  const counts = new Map<string, number>();
  const pairs = characters.length === 1 ? characters : characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return { counts, total: pairs.length };
}

/** Dice's coefficient: 1 for the same pairs, 0 for none in common; the same whichever comes first. Undefined when both are empty: they agree on nothing. */
export function diceLikeness(a: Bigrams, b: Bigrams): number | undefined {
  if (a.total + b.total === 0) return undefined;
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [pair, count] of few.counts) common += Math.min(count, many.counts.get(pair) ?? 0);
  return (2 * common) / (a.total + b.total);
}
