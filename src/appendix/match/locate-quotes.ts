import { foldForm } from '../../core/fold-form.js';
import type { Quote } from './row-texts.js';
import type { SideText } from './side-text.js';
import type { FoldedSpan } from './spans.js';

/** What of a quote stands in a version. */
export interface Located {
  readonly quote: Quote;
  /** Where; everywhere it stands. */
  readonly stretches: readonly FoldedSpan[];
  /** How much of the quote was found, from 0 to 1. */
  readonly share: number;
  /** False where a sentence was only nearly the same (a slip of the pen in the table). */
  readonly exact: boolean;
}

/** A quote shorter than this must be a whole line: 「紙」 stands in 「別紙」. */
const shortest = 3;
/** Pieces of a quote shorter than this tell of no place by themselves. */
const shortestPiece = 6;
/** Of a quote that is found only in part this much must be there. */
const leastFound = 0.5;
/** Sentences at least this long are found with a slip in them, */
const shortestNear = 10;
/** when they share this much of their pairs of characters, */
const near = 0.8;
/** in texts up to this length: beyond it such a search takes too long to be worth it. */
const longestNear = 60_000;
/** A word that stands more often than this tells of no place. */
const mostPlaces = 200;
/** In a longer text one place of each quote is enough: looking for all takes too long. */
const longText = 100_000;
const mostSearches = 200;
/** Where sentences of a folded text end. */
const foldedEnds = /(?<=。)|(?=・)/u;

/** Looks for quotes in what an item says; for those with a slip in them too where `slips` is true, which takes longer. */
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
  if (folded.length > longText) return somewhere(form, side);
  const found: FoldedSpan[] = [];
  for (let at = folded.indexOf(form); at >= 0 && found.length < mostPlaces; at = folded.indexOf(form, at + form.length))
    found.push({ from: at, to: at + form.length });
  return found;
}

/** The lines and sentences of a long text, and how often it may still be searched from its beginning. */
interface LongText {
  readonly whole: ReadonlyMap<string, FoldedSpan>;
  searches: number;
}
const longTexts = new WeakMap<SideText, LongText>();

/** One place of a quote in a long text: whole lines and sentences are looked up, for others there is only so much patience. */
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

/** Tables put several lines into one, and slip in a letter: sentence by sentence more is found. */
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
    stretches.push(...(nearly ? [nearly] : whole));
  };
  for (const piece of pieces) look(piece, true);
  const share = total === 0 ? 0 : found / total;
  // A heading that many texts have is no quote of this one.
  return { quote, stretches: share < leastFound ? [] : stretches, share, exact };
}

/** Behind 。 and spaces and before bullets, and before ① where a text has ended: as tables join lines. */
const sentenceEnds = /(?<=。)|(?=[・●•])|(?<=[＞>】）)])(?=[①-⑳])|[\s\u3000]+/u;
/** What stands in brackets is put in and left out by itself. */
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
