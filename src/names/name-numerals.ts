import { arabicDigits } from '../core/text/arabic-digits.js';

/** Numerals of parts; the first is that of part 1. */
export const romans = 'ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ';
const circles = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** Ranges of circled numbers in other designs (❶, ➀, ➊, ⓵, ㊀): first code and last code. Each begins with 1. */
const otherCircles: readonly (readonly [first: number, last: number])[] = [
  [0x2776, 0x277f],
  [0x2780, 0x2789],
  [0x278a, 0x2793],
  [0x24f5, 0x24fe],
  [0x3280, 0x3289],
];
const otherCircle = /[\u2776-\u2793\u24f5-\u24fe\u3280-\u3289]/gu;

/** Matches a number of a name in any script: 2, 二, 十二, Ⅱ, ②. */
export const anyNumeral = '(?:\\d{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九]|[①-⑳]|[Ⅰ-Ⅻ])';

/**
 * Folds full width to half, except ① to ⑳ and Ⅰ to Ⅻ, whose shape carries meaning: ❷ becomes ②, ⅱ becomes Ⅱ, ⑵ becomes (2). A 一 between
 * two other numerals is a dash that was typed wrong.
 * @example foldNumerals('❷－⑵ⅲ') → '②-(2)Ⅲ'
 * @example foldNumerals('Ⅱ一６') → 'Ⅱ-6'
 * @example foldNumerals('十一') → '十一'
 */
export function foldNumerals(text: string): string {
  return text
    .replace(otherCircle, circled)
    .replace(/[ⅰ-ⅻ]/gu, (roman) => romans.charAt((roman.codePointAt(0) ?? 0) - 0x2170))
    .replace(/[^①-⑳Ⅰ-Ⅻ\n]+/gu, (run) => run.normalize('NFKC'))
    .replace(/(?<=[\dⅠ-Ⅻ①-⑳])一(?=[\d①-⑳])/gu, '-');
}

function circled(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const [first = code] = otherCircles.find(([from, to]) => code >= from && code <= to) ?? [];
  return circles.charAt(code - first);
}

/**
 * Returns the number of a folded numeral. The text matches {@link anyNumeral}.
 * @example numeralValue('十二') → 12
 * @example numeralValue('Ⅲ') → 3
 * @example numeralValue('07') → 7
 */
export function numeralValue(numeral: string): number {
  for (const row of [romans, circles]) if (numeral.length === 1 && row.includes(numeral)) return row.indexOf(numeral) + 1;
  return Number(arabicDigits(numeral));
}
