import type { Span } from '../core/span.js';
import { isBetweenCharacters } from '../core/characters.js';
import { markVariants } from '../core/text/mark-variants.js';
import { isWholeWord } from './word-edges.js';

/**
 * An occurrence of a word in a text. whole: a word by itself; inside: part of a longer word; variant: the word in another spelling (full
 * width, a blank or line break within, が as か and a mark).
 */
export interface WordSpan extends Span {
  readonly kind: 'whole' | 'inside' | 'variant';
}

/**
 * Finds a word in a text, in the order of the text, without overlaps. Skips occurrences that are part of `now` already, so that a
 * replacement made twice (福祉課 → 地域福祉課) changes nothing the second time. A variant inside a longer word is no occurrence.
 * @example findWord('健康推進課（課題）', '課', '室').map(({ start, kind }) => [start, kind]) → [[4, 'inside'], [6, 'inside']]
 * @example findWord('ＶＲＳとVRS', 'VRS', '新VRS').map(({ start, kind }) => [start, kind]) → [[0, 'variant'], [4, 'whole']]
 * @example findWord('地域福祉課と福祉課', '福祉課', '地域福祉課').map(({ start }) => start) → [6]
 * @example findWord('健康推\n　進課', '健康推進課', '健康増進課').map(({ kind }) => kind) → ['variant']
 * @example findWord('ｻｰﾊﾞと、サーハ\u3099', 'サーバ', 'サーバー').map(({ start, end }) => [start, end]) → [[0, 4], [6, 10]]
 */
export function findWord(text: string, former: string, now: string): readonly WordSpan[] {
  const exact = exactSpans(text, former).map((span): WordSpan => ({ ...span, kind: isWholeWord(text, span) ? 'whole' : 'inside' }));
  const variants = apartFrom(foldedSpans(text, former), exact).filter((span) => text.slice(span.start, span.end) !== now && isWholeWord(text, span));
  const found = [...exact, ...variants.map((span): WordSpan => ({ ...span, kind: 'variant' }))].sort((one, other) => one.start - other.start);
  return now.includes(former) ? apartFrom(found, exactSpans(text, now)) : found;
}

function exactSpans(text: string, word: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at)) {
    // 「か」 is no part of 「が」 written as two code points.
    if (isBetweenCharacters(text, at) && isBetweenCharacters(text, at + word.length)) spans.push({ start: at, end: at + word.length });
    at += word.length;
  }
  return spans;
}

/** Finds a word by its folded characters. A span begins and ends with whole characters of the text. */
function foldedSpans(text: string, word: string): readonly Span[] {
  const [folded, wanted] = [foldCharacters(text), foldCharacters(word).text];
  const spans: Span[] = [];
  if (wanted === '') return spans;
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    const [start, last, next] = [folded.from[at], folded.to[at + wanted.length - 1], folded.from[at + wanted.length]];
    const isWhole = start !== undefined && last !== undefined && folded.from[at - 1] !== start && next !== folded.from[at + wanted.length - 1];
    if (isWhole && start >= (spans.at(-1)?.end ?? 0)) spans.push({ start, end: last });
  }
  return spans;
}

interface FoldedText {
  readonly text: string;
  /** Offset in the unfolded text of the character of each unit, and of the end of that character. */
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/**
 * Folds a text character by character: width, case, kinds of dashes, marks that stand apart from their kana; blanks and line breaks go. Beside
 * `foldForm`, which keeps no offsets.
 */
function foldCharacters(text: string): FoldedText {
  const parts: string[] = [];
  const [from, to]: [number[], number[]] = [[], []];
  for (let start = 0; start < text.length;) {
    let end = start + 1;
    while (!isBetweenCharacters(text, end)) end += 1;
    const plain = text.slice(start, end).normalize('NFKC').toLowerCase().replace(/\s/gu, '');
    const folded = markVariants.get(plain) ?? plain;
    parts.push(folded);
    for (let unit = 0; unit < folded.length; unit++) {
      from.push(start);
      to.push(end);
    }
    start = end;
  }
  return { text: parts.join(''), from, to };
}

/** Returns the spans that overlap none of some others. Both are in the order of the text, without overlaps among themselves. */
function apartFrom<S extends Span>(spans: readonly S[], others: readonly Span[]): readonly S[] {
  let next = 0;
  return spans.filter(({ start, end }) => {
    while ((others[next]?.end ?? Infinity) <= start) next += 1;
    return (others[next]?.start ?? Infinity) >= end;
  });
}
