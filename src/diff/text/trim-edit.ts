import { isBetweenCharacters } from '../../core/characters.js';
import { spanLength } from './edit.js';
import type { Spans, TextPair } from './edit.js';
import { isInsideNumber, scriptAt } from './tokens.js';

/** Fewest equal hiragana that are cut off inside a run of hiragana: 「してい」 of 「していた」, but not 「し」 of 「した」. */
const leastHiragana = 2;

/**
 * Cuts off what both sides of an edit begin and end with, but never a part of a number or a word.
 * @example trimEdit({ before: 'していた', after: 'している' }, { before: { start: 0, end: 4 }, after: { start: 0, end: 4 } }).before → { start: 3, end: 4 }
 * @example trimEdit({ before: 'した', after: 'して' }, { before: { start: 0, end: 2 }, after: { start: 0, end: 2 } }).before → { start: 0, end: 2 }
 */
export function trimEdit(texts: TextPair, edit: Spans): Spans {
  const { before, after } = edit;
  const most = Math.min(spanLength(before), spanLength(after));
  let head = 0;
  while (head < most && texts.before.charCodeAt(before.start + head) === texts.after.charCodeAt(after.start + head)) head += 1;
  while (head > 0 && !mayCut(texts, { before: before.start + head, after: after.start + head }, head, -1)) head -= 1;
  let tail = 0;
  while (tail < most - head && texts.before.charCodeAt(before.end - tail - 1) === texts.after.charCodeAt(after.end - tail - 1)) tail += 1;
  while (tail > 0 && !mayCut(texts, { before: before.end - tail, after: after.end - tail }, tail, 1)) tail -= 1;
  return head + tail === 0
    ? edit
    : { before: { start: before.start + head, end: before.end - tail }, after: { start: after.start + head, end: after.end - tail } };
}

/** True if an edit may begin or end at these offsets. `same` characters in the `direction` (-1: before it) are equal in both texts. */
function mayCut(texts: TextPair, at: { readonly before: number; readonly after: number }, same: number, direction: 1 | -1): boolean {
  if (!isBetweenCharacters(texts.before, at.before) || !isBetweenCharacters(texts.after, at.after)) return false;
  const inside = [insideOf(texts.before, at.before), insideOf(texts.after, at.after)];
  if (inside.includes('word')) return false;
  if (!inside.includes('hiragana')) return true;
  for (let step = 0; step < leastHiragana; step++) {
    const offset = direction < 0 ? at.before - 1 - step : at.before + step;
    if (step >= same || scriptAt(texts.before, offset) !== 'hiragana') return false;
  }
  return true;
}

function insideOf(text: string, at: number): 'word' | 'hiragana' | undefined {
  if (at <= 0 || at >= text.length) return undefined;
  if (isInsideNumber(text, at)) return 'word';
  const script = scriptAt(text, at);
  if (script !== scriptAt(text, at - 1)) return undefined;
  if (script === 'hiragana') return 'hiragana';
  return script === 'latin' || script === 'katakana' ? 'word' : undefined;
}
