import type { Span } from '../../core/span.js';
import { spanLength } from './edit.js';
import type { TextEdit, TextPair } from './edit.js';

/** Ends the last paragraph with a line break like all others, so that a paragraph is equal at the end of a text and inside it. */
export function withLastBreak({ before, after }: TextPair): TextPair {
  return { before: `${before}\n`, after: `${after}\n` };
}

/**
 * Carries the edits of texts {@link withLastBreak} back to the texts without it. Paragraphs that were added or removed at the very
 * end have the break before them in their edit.
 */
export function withoutLastBreak(edits: readonly TextEdit[], texts: TextPair): TextEdit[] {
  const last = edits.at(-1);
  if (!last || last.before.end <= texts.before.length) return [...edits];
  let first = edits.length - 1;
  while (first > 0 && touch(edits[first - 1], edits[first])) first -= 1;
  const tail = edits.slice(first);
  const start = tail[0] ?? last;
  const oneSided = start.before.start > texts.before.length || start.after.start > texts.after.length;
  const carried = tail.map((edit) => ({
    ...edit,
    before: oneSided ? moved(edit.before, -1) : clipped(edit.before, texts.before.length),
    after: oneSided ? moved(edit.after, -1) : clipped(edit.after, texts.after.length),
  }));
  return [...edits.slice(0, first), ...carried.filter((edit) => spanLength(edit.before) + spanLength(edit.after) > 0)];
}

function touch(one: TextEdit | undefined, other: TextEdit | undefined): boolean {
  return one !== undefined && other !== undefined && one.before.end === other.before.start && one.after.end === other.after.start;
}

function moved({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function clipped({ start, end }: Span, length: number): Span {
  return { start: Math.min(start, length), end: Math.min(end, length) };
}
