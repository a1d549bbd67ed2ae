import { compareText } from '../core/message.js';
import type { Place } from '../core/message.js';
import type { Path } from '../load/read/source.js';
import type { Version } from '../model/version.js';
import { findWord } from './find-word.js';
import type { WordSpan } from './find-word.js';
import { draftTexts } from './replaceable-texts.js';
import type { TextPart } from './replaceable-texts.js';

/** A word to replace, and the word that takes its place. Each on one line, and not empty. */
export interface WordPair {
  readonly former: string;
  readonly now: string;
}

/** A place of the word in a draft. Excerpts hold the word with a few characters around it, of the same line. */
export interface WordPlace {
  readonly item: string;
  readonly place: Place;
  readonly kind: WordSpan['kind'];
  readonly before: string;
  readonly after: string;
}

/** A text of a draft with the word in it. */
export interface TextWithWord {
  readonly path: Path;
  readonly text: string;
  readonly spans: readonly WordSpan[];
  /** The text with the word replaced. The same if nothing in it is replaced. */
  readonly replaced: string;
}

/** Everything that a replacement would do to a draft. */
export interface ReplacementPlan extends WordPair {
  readonly texts: readonly TextWithWord[];
  /** In the order of the document. */
  readonly places: readonly WordPlace[];
  /** Number of places that are never touched, by the part that they are in. */
  readonly untouched: ReadonlyMap<Exclude<TextPart, 'text'>, number>;
}

/** Characters of an excerpt beside the word, on each side, in UTF-16 units. */
const aroundWord = 10;

/**
 * Finds the places of a word in a draft. Rows of 変更箇所 and internal notes speak of older versions too, and ids and choices are the form's:
 * none of them is replaced.
 * @param inside True to replace the word inside longer words too.
 */
export function planReplacement(draft: Version, { former, now }: WordPair, inside: boolean): ReplacementPlan {
  const untouched = new Map<Exclude<TextPart, 'text'>, number>();
  const texts: TextWithWord[] = [];
  const places: WordPlace[] = [];
  for (const { path, text, part, item } of draftTexts(draft)) {
    const found = findWord(text, former, now);
    if (found.length === 0) continue;
    if (part !== 'text') {
      untouched.set(part, (untouched.get(part) ?? 0) + found.length);
      continue;
    }
    const spans = found.filter(({ kind }) => isReplaced(kind, inside));
    texts.push({ path, text, spans, replaced: replaceSpans(text, spans, now) });
    for (const span of found) places.push({ item, place: draft.source.textPlace(path, span.start), kind: span.kind, ...excerpts(text, span, now) });
  }
  places.sort(({ place: one }, { place: other }) => one.line - other.line || one.column - other.column || compareText(one.file, other.file));
  return { former, now, texts: texts.filter(({ spans }) => spans.length > 0), places, untouched };
}

/** True if a place of this kind is replaced. A variant never is: which spelling was meant to stay, only a person knows. */
export function isReplaced(kind: WordSpan['kind'], inside: boolean): boolean {
  return kind === 'whole' || (inside && kind === 'inside');
}

function replaceSpans(text: string, spans: readonly WordSpan[], now: string): string {
  let replaced = '';
  let at = 0;
  for (const { start, end } of spans) {
    replaced += text.slice(at, start) + now;
    at = end;
  }
  return replaced + text.slice(at);
}

function excerpts(text: string, { start, end }: WordSpan, now: string): Pick<WordPlace, 'before' | 'after'> {
  const from = Math.max(text.lastIndexOf('\n', start - 1) + 1, start - aroundWord);
  const lineEnd = text.indexOf('\n', end);
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, end + aroundWord);
  const lead = (from > 0 && text[from - 1] !== '\n' ? '…' : '') + wholeCharacters(text.slice(from, start));
  const rest = wholeCharacters(text.slice(end, to)) + (to < text.length && text[to] !== '\n' ? '…' : '');
  return { before: lead + text.slice(start, end) + rest, after: lead + now + rest };
}

/** Drops the half of a surrogate pair that a cut left at either end. */
function wholeCharacters(text: string): string {
  return text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '');
}
