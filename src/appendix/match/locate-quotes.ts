import { append } from '../../core/long-lists.js';
import { foldForm } from '../../core/fold-form.js';
import type { Quote } from './row-texts.js';
import type { SideText } from './side-text.js';
import type { FoldedSpan } from './spans.js';

/** A quote, with the spans of one version that hold it. */
export interface Located {
  readonly quote: Quote;
  /** Every span that holds it, or a piece of it. */
  readonly stretches: readonly FoldedSpan[];
  /** Share (0 to 1) of the quote that was found. */
  readonly share: number;
  /** False if a sentence was not found, or only nearly (a slip of the pen in the table). */
  readonly exact: boolean;
}

/** Shortest quote that is found inside a line, in folded UTF-16 units. A shorter one must be a whole line: 「紙」 is in 「別紙」. */
const shortest = 3;
/** Shortest piece of a quote that gives a span, in folded UTF-16 units. A shorter one only counts as found. */
const shortestPiece = 6;
/** Least share of a quote that must be found in pieces. */
const leastFound = 0.5;
/** Shortest sentence that is found with a slip in it, in folded UTF-16 units. */
const shortestNear = 10;
/** Least share of its pairs of characters that such a sentence must have. */
const near = 0.8;
/** Longest text that is searched for such sentences, in folded UTF-16 units: in a longer one the search takes too long to be worth it. */
const longestNear = 60_000;
/** Most spans of one quote: a more frequent word points to none of them. */
const mostPlaces = 200;
/** Longest text in which every span of a quote is found, in folded UTF-16 units. In a longer one the first is enough: finding all takes too long. */
const longText = 100_000;
/** Most searches of a longer text from its start. */
const mostSearches = 200;
/** Ends of sentences in a folded text. */
const foldedEnds = /(?<=。)|(?=・)/u;

/**
 * Finds quotes in the text of an item. With `slips` also those with a slip in them, which takes longer. `Intl.Segmenter` is not used for
 * sentences: it depends on the ICU in Node, and is slow in long texts (104,000 characters: 6 s). Slips are found by an index of pairs of
 * characters; `fastest-levenshtein` would compare a quote with every sentence.
 *
 * @example locateQuotes([{ text: '通知を送る。', forms: ['通知を送る。'] }], { folded: '(2)通知を送る。' }, false)[0].stretches → [{ from: 3, to: 9 }]
 * @example locateQuotes([{ text: '紙', forms: ['紙'] }], { folded: '別紙', lines: [{ from: 0, to: 2 }] }, false)[0].stretches → []
 * @example locateQuotes([{ text: '個人番号を含む情報を削除する。', forms: [] }], { folded: '個人番号を含む情報を消除する。', lines: [{ from: 0, to: 15 }] }, true)[0].share → 1
 * @example locateQuotes([{ text: '個人番号を含む情報を削除する。', forms: [] }], { folded: '個人番号を含む情報を消去する。', lines: [{ from: 0, to: 15 }] }, true)[0].share → 0
 */
export function locateQuotes(quotes: readonly Quote[], side: SideText, slips: boolean): readonly Located[] {
  if (side.folded === '') return quotes.map((quote) => ({ quote, stretches: [], share: 0, exact: false }));
  return quotes.map((quote) => locateQuote(quote, side, slips));
}

function locateQuote(quote: Quote, side: SideText, slips: boolean): Located {
  for (const form of quote.forms) {
    const stretches = everywhere(form, side);
    if (stretches.length > 0) return { quote, stretches, share: 1, exact: true };
  }
  return inPieces(quote, side, slips);
}

function everywhere(form: string, side: SideText): readonly FoldedSpan[] {
  const { folded, lines } = side;
  if (form.length < shortest) return lines.filter(({ from, to }) => folded.slice(from, to) === form);
  if (isLongText(side)) return somewhere(form, side);
  const found: FoldedSpan[] = [];
  for (let at = folded.indexOf(form); at >= 0 && found.length < mostPlaces; at = folded.indexOf(form, at + form.length))
    found.push({ from: at, to: at + form.length });
  return found;
}

/** True for a text in which the number of searches is limited (`mostSearches`). */
export function isLongText({ folded }: SideText): boolean {
  return folded.length > longText;
}

/** Lines and sentences of a long text, and the number of searches from its start that are left. */
interface LongText {
  readonly whole: ReadonlyMap<string, FoldedSpan>;
  searches: number;
}
const longTexts = new WeakMap<SideText, LongText>();

/** Finds one span of a quote in a long text. Looks up whole lines and sentences; searches for others `mostSearches` times at most. */
function somewhere(form: string, side: SideText): readonly FoldedSpan[] {
  const known = longTexts.get(side) ?? { whole: wholeSentences(side), searches: mostSearches };
  longTexts.set(side, known);
  const whole = known.whole.get(form);
  if (whole) return [whole];
  if (known.searches === 0) return [];
  known.searches -= 1;
  const from = side.folded.indexOf(form);
  return from < 0 ? [] : [{ from, to: from + form.length }];
}

function wholeSentences({ folded, lines }: SideText): ReadonlyMap<string, FoldedSpan> {
  const whole = new Map<string, FoldedSpan>();
  const put = (text: string, from: number): void => {
    if (!whole.has(text)) whole.set(text, { from, to: from + text.length });
  };
  for (const line of lines) {
    const text = folded.slice(line.from, line.to);
    put(text, line.from);
    let { from } = line;
    for (const sentence of text.split(foldedEnds)) {
      put(sentence, from);
      from += sentence.length;
    }
  }
  return whole;
}

interface QuotePiece {
  readonly text: string;
  readonly folded: string;
  /** What it is cut into where it is not found as a whole; undefined until then. */
  parts?: readonly QuotePiece[];
}
const known = new WeakMap<Quote, readonly QuotePiece[]>();

/** Finds a quote sentence by sentence: tables put several lines into one, and slip in a letter. */
function inPieces(quote: Quote, side: SideText, slips: boolean): Located {
  const pieces = known.get(quote) ?? cutQuote(quote.text, sentenceEnds);
  known.set(quote, pieces);
  const stretches: FoldedSpan[] = [];
  let [total, found] = [0, 0];
  let exact = true;
  const look = (piece: QuotePiece, finer: boolean): void => {
    const { text, folded } = piece;
    const isShort = folded.length < shortestPiece;
    const whole = isShort ? [] : everywhere(folded, side);
    const nearly = isShort || whole.length > 0 || !slips ? undefined : nearest(folded, side);
    const isThere = whole.length > 0 || (isShort && side.folded.includes(folded));
    if (!isThere && !nearly && finer) {
      piece.parts ??= cutQuote(text, brackets);
      for (const part of piece.parts) look(part, false);
      return;
    }
    total += folded.length;
    if (!isThere) exact = false;
    if (!isThere && !nearly) return;
    found += folded.length;
    append(stretches, nearly ? [nearly] : isShort ? behind(stretches, folded, side) : whole);
  };
  for (const piece of pieces) look(piece, true);
  const share = total === 0 ? 0 : found / total;
  // A small share may be a heading that many texts have.
  return { quote, stretches: share < leastFound ? [] : stretches, share, exact };
}

/** Returns the spans of a short piece that stand right behind a piece before it: the （VRS） of 「記録システム（VRS）」. */
function behind(stretches: readonly FoldedSpan[], folded: string, side: SideText): readonly FoldedSpan[] {
  return stretches.filter(({ to }) => side.folded.startsWith(folded, to)).map(({ to }) => ({ from: to, to: to + folded.length }));
}

/** Ends of sentences where tables join lines: after 。, at white space, before bullets, and before ① after a closing bracket. */
const sentenceEnds = /(?<=。)|(?=[・●•])|(?<=[＞>】）)])(?=[①-⑳])|[\s\u3000]+/u;
/** Edges of a text in brackets, which is added and left out by itself. */
const brackets = /(?=[（(])|(?<=[）)])/u;

function cutQuote(text: string, at: RegExp): readonly QuotePiece[] {
  return text
    .split(at)
    .filter((piece) => piece.trim() !== '')
    .map((piece) => ({ text: piece, folded: foldForm(piece) }));
}

interface Sentence extends FoldedSpan {
  readonly pairs: number;
}
interface PairIndex {
  readonly sentences: readonly Sentence[];
  readonly byPair: ReadonlyMap<string, readonly number[]>;
}
const indexes = new WeakMap<SideText, PairIndex>();

function nearest(piece: string, side: SideText): FoldedSpan | undefined {
  if (piece.length < shortestNear || side.folded.length > longestNear) return undefined;
  const index = indexes.get(side) ?? pairIndex(side);
  indexes.set(side, index);
  const shared = new Map<number, number>();
  for (let at = 0; at + 1 < piece.length; at++)
    for (const sentence of index.byPair.get(piece.slice(at, at + 2)) ?? []) shared.set(sentence, (shared.get(sentence) ?? 0) + 1);
  let best: Sentence | undefined;
  let most = near;
  for (const [position, common] of shared) {
    const sentence = index.sentences[position];
    if (!sentence) continue;
    const alike = (2 * Math.min(common, sentence.pairs)) / (piece.length - 1 + sentence.pairs);
    if (alike < most || (alike === most && best && best.from < sentence.from)) continue;
    most = alike;
    best = sentence;
  }
  return best;
}

function pairIndex({ folded, lines }: SideText): PairIndex {
  const all: Sentence[] = [];
  const byPair = new Map<string, number[]>();
  const put = (from: number, text: string): void => {
    const position = all.push({ from, to: from + text.length, pairs: text.length - 1 }) - 1;
    for (const pair of new Set(Array.from({ length: Math.max(text.length - 1, 0) }, (_, at) => text.slice(at, at + 2)))) {
      const list = byPair.get(pair);
      if (list) list.push(position);
      else byPair.set(pair, [position]);
    }
  };
  for (const line of lines) {
    let from = line.from;
    for (const sentence of folded.slice(line.from, line.to).split(foldedEnds)) {
      put(from, sentence);
      const parts = sentence.split(brackets);
      let at = from;
      if (parts.length > 1)
        for (const part of parts) {
          put(at, part);
          at += part.length;
        }
      from += sentence.length;
    }
  }
  return { sentences: all, byPair };
}
