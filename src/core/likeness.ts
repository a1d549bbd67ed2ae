import { foldText } from './fold.js';

/** The number of times that each pair of neighbouring characters occurs in a folded text. Two texts compare by it in any order of their parts. */
export interface Bigrams {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Counts the character pairs of a text. A text of one character has one pair, an empty text none. */
export function bigramsOf(text: string): Bigrams {
  const characters = Array.from(foldText(text));
  const counts = new Map<string, number>();
  const pairs = characters.length === 1 ? characters : characters.slice(1).map((character, index) => (characters[index] ?? '') + character);
  for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  return { counts, total: pairs.length };
}

/**
 * Returns Dice's coefficient: 1 for the same pairs, 0 for none in common, in either order. Undefined if both texts are empty.
 * @example diceLikeness(bigramsOf('消去の方法'), bigramsOf('消去方法')) → 0.571
 * @example diceLikeness(bigramsOf('事務の内容'), bigramsOf('その内容')) → 0.571
 * @example diceLikeness(bigramsOf('事務の内容'), bigramsOf('公表日')) → 0
 */
export function diceLikeness(a: Bigrams, b: Bigrams): number | undefined {
  if (a.total + b.total === 0) return undefined;
  const [few, many] = a.counts.size <= b.counts.size ? [a, b] : [b, a];
  let common = 0;
  for (const [pair, count] of few.counts) common += Math.min(count, many.counts.get(pair) ?? 0);
  return (2 * common) / (a.total + b.total);
}
