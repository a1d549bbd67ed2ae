import { isBetweenCharacters } from '../../core/characters.js';
import type { Span } from '../../core/span.js';
import { spanLength } from './edit.js';
import type { TextEdit, TextPair } from './edit.js';
import { scriptAt } from './tokens.js';

/** Furthest that an edit is shifted, in UTF-16 units. No reader looks further for where a phrase was put in. */
const furthest = 200;

/**
 * Shifts what was put into a repetition or taken out of it to the position that a reader would choose. A、B、C from A、C is 「B、」
 * or 「、B」. Edits begin and end at lines first, then at sentences, brackets, commas, and last at words.
 * @example slideEdits({ before: 'A、C', after: 'A、B、C' }, [{ before: { start: 1, end: 1 }, after: { start: 1, end: 3 } }])[0].after → { start: 2, end: 4 }
 * @example slideEdits({ before: '甲乙甲乙', after: '甲乙甲乙甲乙' }, [{ before: { start: 3, end: 3 }, after: { start: 3, end: 5 } }])[0].after → { start: 3, end: 5 }
 */
export function slideEdits(texts: TextPair, edits: readonly TextEdit[]): TextEdit[] {
  return edits.map((edit, index) => {
    if (edit.move !== undefined || (spanLength(edit.before) > 0 && spanLength(edit.after) > 0)) return edit;
    const side = spanLength(edit.before) > 0 ? 'before' : 'after';
    const text = texts[side];
    const room = { start: edits[index - 1]?.[side].end ?? 0, end: edits[index + 1]?.[side].start ?? text.length };
    const by = bestShift(text, edit[side], room);
    return by === 0 ? edit : { before: shifted(edit.before, by), after: shifted(edit.after, by) };
  });
}

function shifted({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function bestShift(text: string, span: Span, room: Span): number {
  let best = { by: 0, score: score(text, span) };
  const consider = (by: number): void => {
    const candidate = shifted(span, by);
    if (!isBetweenCharacters(text, candidate.start) || !isBetweenCharacters(text, candidate.end)) return;
    const found = score(text, candidate);
    if (found > best.score) best = { by, score: found };
  };
  // Never touches a neighbouring edit: the two would be one.
  for (let by = -1; by >= -furthest && span.start + by > room.start && text.charCodeAt(span.start + by) === text.charCodeAt(span.end + by); by--) consider(by);
  for (let by = 1; by <= furthest && span.end + by < room.end && text.charCodeAt(span.start + by - 1) === text.charCodeAt(span.end + by - 1); by++)
    consider(by);
  return best.by;
}

function score(text: string, { start, end }: Span): number {
  return beginning(text, start) + beginning(text, end);
}

/** Returns how well an edit begins or ends at an offset: from 8 at a line to -2 inside a word. */
function beginning(text: string, at: number): number {
  if (at <= 0 || at >= text.length) return 8;
  const before = text.charAt(at - 1);
  const after = text.charAt(at);
  if (before === '\n') return 8;
  if ('。！？'.includes(before) || after === '\n') return 6;
  if ('（(「『【〔＜<［['.includes(after) || '）)」』】〕＞>］]'.includes(before)) return 4;
  if ('、，,・'.includes(before)) return 3;
  const script = scriptAt(text, at);
  const former = scriptAt(text, at - 1);
  if (script !== former) return script === 'hiragana' ? 1 : 2;
  return script === 'kanji' || script === 'mark' ? 0 : -2;
}
