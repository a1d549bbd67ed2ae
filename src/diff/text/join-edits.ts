import { foldForm } from '../../core/fold-form.js';
import { cut, lengthOf, sizeOf } from './edit.js';
import type { Edit, Texts } from './edit.js';
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
export function joinEdits(texts: Texts, edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
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
function trimmed(texts: Texts, edit: Edit): Edit {
  if (edit.move !== undefined) return edit;
  const inner = trimEdit(texts, edit);
  const whole = beginsParagraph(texts.before, edit.before.start) && (cut(texts.before, edit.before) + cut(texts.after, edit.after)).includes('\n');
  return whole && lengthOf(inner.before) > 0 && lengthOf(inner.after) > 0 ? edit : inner;
}

function belongTogether(texts: Texts, one: Edit, other: Edit): boolean {
  if (one.move !== undefined || other.move !== undefined) return false;
  const same = { start: one.before.end, end: other.before.start };
  const length = lengthOf(same);
  if (paragraphsBeside(texts, one, other)) return length === 0 && (goOrComeBoth(one, other) || sayTheSame(texts, one, other));
  if (length === 0) return true;
  if (length > mostSwallowed || boundary.test(cut(texts.before, same))) return false;
  return length <= particle || length < Math.min(sizeOf(one), sizeOf(other));
}

/** Whole paragraphs that came or went are another edit than one inside the paragraph beside them. */
function paragraphsBeside({ before, after }: Texts, one: Edit, other: Edit): boolean {
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

function goOrComeBoth(one: Edit, other: Edit): boolean {
  return (['before', 'after'] as const).some((side) => lengthOf(one[side]) === 0 && lengthOf(other[side]) === 0);
}

/** A paragraph that came, and the same words gone from the next one: it was split. */
function sayTheSame(texts: Texts, one: Edit, other: Edit): boolean {
  const went = texts.before.slice(one.before.start, other.before.end);
  const came = texts.after.slice(one.after.start, other.after.end);
  return foldForm(went) === foldForm(came);
}
