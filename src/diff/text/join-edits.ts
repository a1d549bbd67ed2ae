import { foldForm } from '../../core/fold-form.js';
import { cutEdit, editLength, sizeOf } from './edit.js';
import type { TextEdit, TextPair } from './edit.js';
import { trimEdit } from './trim-edit.js';

/** So much between two edits is no more than a particle. */
const particle = 2;
/** More than this is never swallowed, however much changed around it. */
const mostSwallowed = 12;
const boundary = /[\n。！？]/;

/**
 * Joins edits that a reader sees as one: what touches, what only a particle stands between, and what has less between it than
 * changed on either side, inside one sentence. Paragraphs that moved stay alone.
 */
export function joinEdits(texts: TextPair, edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of edits) {
    let current = edit;
    for (let last = joined.at(-1); last && belongTogether(texts, last, current); last = joined.at(-1)) {
      joined.pop();
      current = { before: { start: last.before.start, end: current.before.end }, after: { start: last.after.start, end: current.after.end } };
    }
    joined.push(current);
  }
  return joined.map((edit) => trimmed(texts, edit)).filter((edit) => sizeOf(edit) > 0);
}

/** Of an edit of several paragraphs their beginnings are part: 「・」 of one is not that of another. */
function trimmed(texts: TextPair, edit: TextEdit): TextEdit {
  if (edit.move !== undefined) return edit;
  const inner = trimEdit(texts, edit);
  const whole = beginsParagraph(texts.before, edit.before.start) && (cutEdit(texts.before, edit.before) + cutEdit(texts.after, edit.after)).includes('\n');
  return whole && editLength(inner.before) > 0 && editLength(inner.after) > 0 ? edit : inner;
}

function belongTogether(texts: TextPair, one: TextEdit, other: TextEdit): boolean {
  if (one.move !== undefined || other.move !== undefined) return false;
  const same = { start: one.before.end, end: other.before.start };
  const length = editLength(same);
  if (paragraphsBeside(texts, one, other)) return length === 0 && (goOrComeBoth(one, other) || sayTheSame(texts, one, other));
  if (length === 0) return true;
  if (length > mostSwallowed || boundary.test(cutEdit(texts.before, same))) return false;
  return length <= particle || length < Math.min(sizeOf(one), sizeOf(other));
}

/** Whole paragraphs that came or went are another edit than one inside the paragraph beside them. */
function paragraphsBeside({ before, after }: TextPair, one: TextEdit, other: TextEdit): boolean {
  return (
    (beginsParagraph(before, one.before.end) && beginsParagraph(after, one.after.end)) ||
    (endsParagraph(before, other.before.start) && endsParagraph(after, other.after.start))
  );
}

function beginsParagraph(text: string, at: number): boolean {
  return at <= 0 || text.charAt(at - 1) === '\n';
}

function endsParagraph(text: string, at: number): boolean {
  return at >= text.length || text.charAt(at) === '\n';
}

function goOrComeBoth(one: TextEdit, other: TextEdit): boolean {
  return (['before', 'after'] as const).some((side) => editLength(one[side]) === 0 && editLength(other[side]) === 0);
}

/** A paragraph that came, and the same words gone from the next one: it was split. */
function sayTheSame(texts: TextPair, one: TextEdit, other: TextEdit): boolean {
  const went = texts.before.slice(one.before.start, other.before.end);
  const came = texts.after.slice(one.after.start, other.after.end);
  return foldForm(went) === foldForm(came);
}
