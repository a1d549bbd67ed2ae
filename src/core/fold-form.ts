import { withoutSelectors } from './text/compose-text.js';
import { foldDates } from './fold-dates.js';
import { markVariants } from './text/mark-variants.js';
import { lookalike, mayHoldLookalikes } from './text/radicals.js';
import { spellNumerals } from './text/spell-numerals.js';

/** Kana, kanji and marks that fold to themselves: most of a text, returned at once for speed. */
const plain = /^[\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]*$/;
/** Characters that have no other form by themselves: ASCII but for `, and those of `plain`. */
const simple = /^[\0-_a-~\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]*$/;
const eachVariant = new RegExp(`[${[...markVariants.keys()].join('')}]`, 'g');
/** Limits the steps after the folding of single characters to texts with white space, bullets, digits, points or commas. */
const joined = /[\s\u0085\u00ad\u200b\u2060•●·‧∙⋅\d.,]|^\(|元年/;
/** White space and characters without width. */
const spaces = /[\s\u0085\u00ad\u200b\u2060]+/g;
const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/;
const bullet = /(^[ \n]?|\n)[•●·‧∙⋅]/g;
const firstBullet = /^( ?)[•●·‧∙⋅]/;
/** 1. and 1) at the beginning of a line; 1.5 is a number. (1) already has the folded form; (一) is left to `kanjiNumbered`. */
const numbered = /(^[ \n]?|\n)(\d{1,3})[ \n]?(?:\.(?![\d.])|\))/g;
const firstNumbered = /^( ?)(\d{1,3}) ?(?:\.(?![\d.])|\))/;
const kanjiNumbered = /(^[ \n]?|\n)\([ \n]?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])[ \n]?\)/g;
const firstKanjiNumbered = /^( ?)\( ?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?\)/;
/** A space that may go. Its loss makes no two numbers one (1 2, 1. 5, III I) and puts no accent on another letter. */
const needlessSpace =
  /[ \n](?![\u0300-\u036f\u20d0-\u20ff]|\u3099|\u309a)(?!(?<=\d[ \n]?\.?[ \n])\.?[ \n]?\d)(?!(?<=[IVX][ \n])[IVX])(?!(?<=[ivx][ \n])[ivx])/g;
/** A comma that parts the items of a list. 1,000 keeps its own: 「1、000」 are two numbers. */
const listComma = /(?<!\d),|,(?!\d)/g;
const fullStop = /\.(?<=[\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff」』]\.)(?![A-Za-z0-9.])/g;

/**
 * Folds differences of form only (表記のみ). These are full and half width, dashes, wave dashes, quotation marks, commas and full
 * stops, white space and line breaks, bullets and the style of numbering at the beginning of a line, ① and (1), 和暦 and the
 * western date. Keeps every difference that could change the meaning, so in doubt two texts differ. For comparison only, never printed.
 * A second fold changes nothing.
 * @example foldForm('①　令和７年６月') → '(1)2025年6月'
 * @example foldForm('１，０００人') → '1,000人'
 * @example foldForm('１、０００人') → '1、000人'
 * @example foldForm('1 2') → '1 2'
 */
export function foldForm(text: string): string {
  if (plain.test(text) && !text.includes('元年')) return text;
  const single = simple.test(text) ? text : foldCharacters(text);
  if (!joined.test(single)) return composed(single);
  const lines = single.replace(spaces, (run) => (lineBreak.test(run) ? '\n' : ' '));
  const severalLines = lines.includes('\n');
  const marked = lines
    .replace(severalLines ? bullet : firstBullet, '$1・')
    .replace(severalLines ? numbered : firstNumbered, '$1($2)')
    .replace(severalLines ? kanjiNumbered : firstKanjiNumbered, (_, start: string, number: string) => `${start}(${String(kanjiNumber(number))})`)
    .replace(listComma, '、');
  return composed(withoutSpaces(foldDates(withoutSpaces(marked))).replace(fullStop, '。'));
}

function foldCharacters(text: string): string {
  const wide = spellNumerals(withoutSelectors(text))
    .normalize('NFKC')
    .replace(eachVariant, (variant) => markVariants.get(variant) ?? variant);
  return foldLookalikes(wide);
}

function composed(text: string): string {
  return simple.test(text) ? text : text.normalize('NFC');
}

function withoutSpaces(text: string): string {
  return text.includes(' ') || text.includes('\n') ? text.replace(needlessSpace, '').replaceAll('\n', ' ') : text;
}

function foldLookalikes(text: string): string {
  return mayHoldLookalikes(text) ? text.replace(/[\u2e80-\u2fdf]/g, (radical) => lookalike(radical)?.ordinary ?? radical) : text;
}

const kanjiDigits = '〇一二三四五六七八九';

/** Returns the number of a kanji numeral from 一 to 九十九. */
function kanjiNumber(kanji: string): number {
  const [tens, ones] = kanji.includes('十') ? kanji.split('十') : ['〇', kanji];
  return (tens === '' ? 1 : kanjiDigits.indexOf(tens ?? '')) * 10 + (ones ? kanjiDigits.indexOf(ones) : 0);
}
