import { foldDates } from './fold-dates.js';
import { markVariants } from './mark-variants.js';
import { lookalike, mayHoldLookalikes } from './radicals.js';
import { spellNumerals } from './spell-numerals.js';

/** Kana, kanji and the marks between them that stay as they are: most of a text, and nothing of it has another form. */
const plain = /^[\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]*$/;
/** Of these characters none has another form by itself: ASCII but for `, and those of `plain`. */
const simple = /^[\0-_a-~\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]*$/;
const eachVariant = new RegExp(`[${[...markVariants.keys()].join('')}]`, 'g');
/** What all that follows the folding of single characters is about: white space, bullets, digits, points and commas. */
const joined = /[\s\u0085\u00ad\u200b\u2060•●·‧∙⋅\d.,]|^\(|元年/;
/** White space and what takes no room. */
const spaces = /[\s\u0085\u00ad\u200b\u2060]+/g;
const lineBreak = /[\n\r\v\f\u0085\u2028\u2029]/;
const bullet = /(^[ \n]?|\n)[•●·‧∙⋅]/g;
const firstBullet = /^( ?)[•●·‧∙⋅]/;
/** 1. 1) of a numbered item; 1.5 is a number. What stands in ( ) needs no folding but for its kanji. */
const numbered = /(^[ \n]?|\n)(\d{1,3})[ \n]?(?:\.(?![\d.])|\))/g;
const firstNumbered = /^( ?)(\d{1,3}) ?(?:\.(?![\d.])|\))/;
const kanjiNumbered = /(^[ \n]?|\n)\([ \n]?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])[ \n]?\)/g;
const firstKanjiNumbered = /^( ?)\( ?([一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]) ?\)/;
/** A space whose loss would make one number of two (1 2, 1. 5, III I) or put an accent on another letter. */
const needlessSpace =
  /[ \n](?![\u0300-\u036f\u20d0-\u20ff]|\u3099|\u309a)(?!(?<=\d[ \n]?\.?[ \n])\.?[ \n]?\d)(?!(?<=[IVX][ \n])[IVX])(?!(?<=[ivx][ \n])[ivx])/g;
/** 1,000 keeps its comma: 「1、000」 are two numbers. */
const listComma = /(?<!\d),|,(?!\d)/g;
const fullStop = /\.(?<=[\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff」』]\.)(?![A-Za-z0-9.])/g;

/**
 * Folds differences of form only, 表記のみ: full and half width, dashes, wave dashes, quotation marks, commas and full stops,
 * white space and line breaks, bullets and the style of numbering at the beginning of a line, ① and (1), 和暦 and the western
 * date. Whatever could say something else stays apart, so in doubt two texts are different. For comparing only; nothing folded
 * is ever printed. Folding twice changes nothing more.
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
  const wide = spellNumerals(text)
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

/** From 一 to 九十九. */
function kanjiNumber(kanji: string): number {
  const [tens, ones] = kanji.includes('十') ? kanji.split('十') : ['〇', kanji];
  return (tens === '' ? 1 : kanjiDigits.indexOf(tens ?? '')) * 10 + (ones ? kanjiDigits.indexOf(ones) : 0);
}
