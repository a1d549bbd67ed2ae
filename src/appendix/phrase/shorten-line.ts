import type { Span } from '../../core/span.js';
import { omittedMark } from '../rows/fixed-phrases.js';

/** A line longer than this fills more than half a page's height in the narrow cells of the change table. */
const longLine = 400;
/** Shortening that saves less than this share only costs the reader the context. */
const worthwhile = 0.7;

/** An edit in a line, from the line's beginning; several are in order. */
export interface LineEdit extends Span {
  /** Nothing corresponds to it in the other version. */
  readonly alone: boolean;
}

/**
 * A long line as the sentences that edits touch, and those on both sides of what only one version has; the others are left
 * out by （中略）. Shorter lines, and lines without an edit, stay whole.
 */
export function shortenLine(line: string, edits: readonly LineEdit[]): string {
  if (!isLong(line) || edits.length === 0) return line;
  let shown = '';
  let start = 0;
  let omitting = false;
  let next = 0;
  for (const sentence of sentencesOf(line)) {
    const end = start + sentence.length;
    while ((edits[next]?.end ?? Infinity) < start) next += 1;
    const kept = touches(edits, next, { start, end });
    if (kept) shown += sentence;
    else if (!omitting) shown += omittedMark;
    omitting = !kept;
    start = end;
  }
  return shown.length <= line.length * worthwhile ? shown : line;
}

/** True when one of the edits, looked through from the `first` that can, touches a sentence. */
function touches(edits: readonly LineEdit[], first: number, { start, end }: Span): boolean {
  for (let index = first; (edits[index]?.start ?? Infinity) <= end; index++) {
    const edit = edits[index];
    if (edit && (edit.alone || (edit.start < end && edit.end > start))) return true;
  }
  return false;
}

export function isLong(line: string): boolean {
  return line.length > longLine;
}

/** Sentences with their 。; a 。 inside （ ） ends none. */
function sentencesOf(line: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  let depth = 0;
  for (let index = 0; index < line.length; index++) {
    const character = line.charAt(index);
    if (character === '（' || character === '(') depth += 1;
    else if (character === '）' || character === ')') depth = Math.max(0, depth - 1);
    else if (character === '。' && depth === 0) {
      sentences.push(line.slice(start, index + 1));
      start = index + 1;
    }
  }
  if (start < line.length) sentences.push(line.slice(start));
  return sentences;
}
