import { foldForm } from '../../core/fold-form.js';

/** Pairs of neighbouring characters of a text, as sorted numbers, each as often as it occurs. */
export type Bag = Float64Array;

/** Matches the number of an item. An insertion before the item changes its number though the item stays the same. */
const itemNumber = /^(?:・|\(\d{1,3}\)|\d{1,3}(?!\d))/;

/**
 * Returns a paragraph or sentence folded, without the number that it begins with.
 * @example gist('１．氏名の確認') → '氏名の確認'
 * @example gist('2025年度の確認') → '2025年度の確認'
 */
export function gist(text: string): string {
  return foldForm(text).replace(itemNumber, '');
}

/** Returns the bag of a {@link gist}; its beginning and end count as pairs too. Empty for white space. */
export function bagOf(text: string): Bag {
  if (text === '') return new Float64Array(0);
  const framed = `^${text}$`;
  const pairs = new Float64Array(framed.length - 1);
  for (let at = 0; at < pairs.length; at++) pairs[at] = framed.charCodeAt(at) * 0x10000 + framed.charCodeAt(at + 1);
  return pairs.sort();
}

/** Returns the number of pairs that two bags have in common. */
export function common(one: Bag, other: Bag): number {
  let count = 0;
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const difference = (one[i] ?? 0) - (other[j] ?? 0);
    if (difference === 0) count += 1;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return count;
}

/** Returns both bags as one. */
export function merged(one: Bag, other: Bag): Bag {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both.sort();
}

/** Returns the length of the beginning that two texts have in common, up to `most`, in UTF-16 units. */
export function sameBeginning(one: string, other: string, most: number): number {
  let length = 0;
  while (length < most && length < one.length && one.charCodeAt(length) === other.charCodeAt(length)) length += 1;
  return length;
}
