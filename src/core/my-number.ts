/** Q_n of the formula, for n = 11 down to 1: n + 1 where n ≦ 6, n − 5 where n ≧ 7. */
const weights: readonly number[] = [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

/**
 * The 検査用数字 of a 個人番号: the twelfth digit, which follows from the eleven before it.
 *
 * 番号法施行令 第8条 makes a 個人番号 of eleven digits and one 検査用数字; the formula stands in 行政手続における特定の個人を
 * 識別するための番号の利用等に関する法律の規定による通知カード及び個人番号カード並びに情報提供ネットワークシステムによる特定
 * 個人情報の提供等に関する省令 (平成26年総務省令第85号) 第5条: 11 − (Σ P_n × Q_n を 11 で除した余り), where P_n is the n-th of
 * the eleven digits counted from the lowest and a remainder of 0 or 1 makes the digit 0.
 */
export function checkDigit(elevenDigits: string): number {
  let sum = 0;
  for (const [index, weight] of weights.entries()) sum += Number(elevenDigits[index]) * weight;
  const remainder = sum % 11;
  return remainder <= 1 ? 0 : 11 - remainder;
}

/** True for twelve half-width digits that end with their check digit: what a 個人番号 looks like. */
export function isMyNumber(digits: string): boolean {
  return /^\d{12}$/.test(digits) && checkDigit(digits.slice(0, 11)) === Number(digits[11]);
}

const digit = '[0-9０-９]';
const group = `${digit}{4}`;
const space = '[ \\t\\u00a0\\u3000]*';
/** White space belongs to one side of the dash or the other, or a long stretch of it could be cut in every way. */
const gap = `${space}(?:[-‐‑‒–—―−－ー]${space})?`;
/** Twelve digits in one run or as 4-4-4, neither part of a longer run nor the first or last three groups of a 4-4-4-4. */
const candidates = new RegExp(
  `(?<!${digit})(?<!(?<!${digit})${group}${gap})${group}(${gap})${group}${gap}${group}(?!${digit})(?!${gap}${group}(?!${digit}))`,
  'gu',
);

/** A text without four digits in a row holds no candidate, and most texts are spared the search. */
const fourDigits = new RegExp(group, 'u');

/** Where in a text a number begins that could be somebody's 個人番号: twelve digits, full or half width, in one run or as 4-4-4, and a right check digit. */
export function* findMyNumbers(text: string): Iterable<number> {
  if (!fourDigits.test(text)) return;
  for (const match of text.matchAll(candidates)) {
    const digits = match[0].normalize('NFKC').replace(/\D/gu, '');
    // Twelve zeros satisfy the formula, but are the usual blank and nobody's number.
    if (isMyNumber(digits) && /[1-9]/.test(digits)) yield match.index;
  }
}

/** What is said of such a number, which is never repeated. */
export const myNumberFound = '個人番号と見られる12桁の番号があります（検査用数字が合っています）';
export const neverPublished = '評価書は公表されるものなので、個人番号は例としても書けません';
