/** Q_n of the formula, for n = 11 down to 1: n + 1 where n ≦ 6, n − 5 where n ≧ 7. */
const weights: readonly number[] = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * Returns the 検査用数字 of a 個人番号: the twelfth digit, calculated from the eleven before it.
 *
 * 番号法施行令 第8条 makes a 個人番号 of eleven digits and one 検査用数字. The formula is in 行政手続における特定の個人を
 * 識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに情報提供ネットワークシステムによる特定
 * 個人情報の提供等に関する省令 (平成26年総務省令第85号) 第5条: 11 − (Σ P_n × Q_n を 11 で除した余り), where P_n is the n-th of
 * the eleven digits counted from the lowest and a remainder of 0 or 1 makes the digit 0.
 * @example checkDigit('12345678901') → 8
 */
export function checkDigit(elevenDigits: string): number {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += Number(elevenDigits[index]) * weight;
  const remainder = sum % 11;
  return remainder <= 1 ? 0 : 11 - remainder;
}

/**
 * True if a text is twelve half-width digits, the last their check digit, as in a 個人番号.
 * @example isMyNumber('123456789018') → true
 * @example isMyNumber('123456789012') → false
 */
export function isMyNumber(digits: string): boolean {
  return /^\d{12}$/.test(digits) && checkDigit(digits.slice(0, 11)) === Number(digits[11]);
}

const digit = '[0-9０-９]';
const group = `${digit}{4}`;
const space = '[ \\t\\u00a0\\u3000]*';
/** White space, perhaps with one dash in it. Each side of the dash has its own run, so that a long run of white space has one match, not many. */
const gap = `${space}(?:[-‐‑‒–—―−－ー]${space})?`;
/** Twelve digits in one run or as 4-4-4. Not a part of a longer run, nor the first or last three groups of a 4-4-4-4. */
const candidates = new RegExp(
  `(?<!${digit})(?<!(?<!${digit})${group}${gap})${group}(${gap})${group}${gap}${group}(?!${digit})(?!${gap}${group}(?!${digit}))`,
  'gu',
);

/** Four digits in a row. Most texts have none, so they skip the slower search. */
const fourDigits = new RegExp(group, 'u');

/**
 * Finds the offsets (UTF-16 units) of numbers that may be a 個人番号. Such a number has twelve digits, in full or half width, in
 * one run or as 4-4-4, and a right check digit.
 * @example [...findMyNumbers('番号 1234-5678-9018')] → [3]
 * @example [...findMyNumbers('1234-5678-9018-0000')] → []
 */
export function* findMyNumbers(text: string): Iterable<number> {
  if (!fourDigits.test(text)) return;
  for (const match of text.matchAll(candidates)) {
    const digits = match[0].normalize('NFKC').replace(/\D/gu, '');
    // Twelve zeros satisfy the formula, but are the usual blank and no person's number.
    if (isMyNumber(digits) && /[1-9]/.test(digits)) yield match.index;
  }
}

/** Text of the message about a 個人番号. It never repeats the number. */
export const myNumberFound = '個人番号と見られる12桁の番号があります（検査用数字が合っています）';
/** Mend of the message about a 個人番号. */
export const neverPublished = '評価書は公表されるものなので、個人番号は例としても書けません';
