import type { Span } from '../../core/span.js';
import { omittedMark } from '../rows/fixed-phrases.js';

/** Longest line that always stays whole, in UTF-16 units. A longer one fills more than half a page's height in the narrow cells of the change table. */
const longLine = 400;
/** Largest share of a line that may remain after shortening. Saving less only costs the reader the context. */
const worthwhile = 0.7;

/** An edit in a line, from the line's start; several are in order. */
export interface LineEdit extends Span {
  /** True if nothing in the other version corresponds to it. */
  readonly alone: boolean;
}

/**
 * Shortens a long line to the sentences that edits touch; （中略） replaces the others. Text that only one version has keeps the sentences
 * on both sides too. Returns other lines, and lines without an edit, whole. `Intl.Segmenter` is not used for sentences: it depends on the ICU
 * in Node, and an appendix may not differ between machines.
 *
 * @example shortenLine('一つ。'.repeat(134), [{ start: 0, end: 1, alone: false }]) → '一つ。（中略）'
 * @example shortenLine('一つ。'.repeat(133), [{ start: 0, end: 1, alone: false }]).length → 399
 * @example shortenLine(`${'一'.repeat(300)}。${'二'.repeat(120)}。`, [{ start: 0, end: 1, alone: false }]).length → 422
 */
export function shortenLine(line: string, edits: readonly LineEdit[]): string {
  if (!isLongLine(line) || edits.length === 0) return line;
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

/** True if an edit touches a sentence. Starts at `first`, the first edit that can. */
function touches(edits: readonly LineEdit[], first: number, { start, end }: Span): boolean {
  for (let index = first; (edits[index]?.start ?? Infinity) <= end; index++) {
    const edit = edits[index];
    if (edit && (edit.alone || (edit.start < end && edit.end > start))) return true;
  }
  return false;
}

/** True if a line may be shortened. */
export function isLongLine(line: string): boolean {
  return line.length > longLine;
}

/** Splits a line into sentences with their 。, but not at a 。 inside （ ）. */
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
