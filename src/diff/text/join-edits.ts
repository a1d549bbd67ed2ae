import { foldForm } from '../../core/fold-form.js';
import { spanText, spanLength, sizeOf } from './edit.js';
import type { TextEdit, TextPair } from './edit.js';
import { trimEdit } from './trim-edit.js';

/** Longest text between two edits that is no more than a particle, in UTF-16 units. */
const particle = 2;
/** Longest unchanged text that a joined edit swallows, in UTF-16 units, however much changed around it. */
const mostSwallowed = 12;
const boundary = /[\n。！？]/;

/**
 * Joins edits that a reader sees as one. Two edits are joined if they touch, or if the text between them lies in one sentence and is
 * a particle or shorter than either edit. A paragraph that moved stays alone.
 * @example joinEdits({ before: '甲と乙', after: '丙と丁' }, [{ before: { start: 0, end: 1 }, after: { start: 0, end: 1 } }, { before: { start: 2, end: 3 }, after: { start: 2, end: 3 } }]).length → 1
 * @example joinEdits({ before: '甲。乙', after: '丙。丁' }, [{ before: { start: 0, end: 1 }, after: { start: 0, end: 1 } }, { before: { start: 2, end: 3 }, after: { start: 2, end: 3 } }]).length → 2
 * @example joinEdits({ before: '甲の窓口で乙', after: '丙の窓口で丁' }, [{ before: { start: 0, end: 1 }, after: { start: 0, end: 1 } }, { before: { start: 5, end: 6 }, after: { start: 5, end: 6 } }]).length → 2
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

/** Trims an edit, unless it replaces whole paragraphs: the 「・」 that begins one is not that of another. */
function trimmed(texts: TextPair, edit: TextEdit): TextEdit {
  if (edit.move !== undefined) return edit;
  const inner = trimEdit(texts, edit);
  const whole = beginsParagraph(texts.before, edit.before.start) && (spanText(texts.before, edit.before) + spanText(texts.after, edit.after)).includes('\n');
  return whole && spanLength(inner.before) > 0 && spanLength(inner.after) > 0 ? edit : inner;
}

function belongTogether(texts: TextPair, one: TextEdit, other: TextEdit): boolean {
  if (one.move !== undefined || other.move !== undefined) return false;
  const same = { start: one.before.end, end: other.before.start };
  const length = spanLength(same);
  if (paragraphsBeside(texts, one, other)) return length === 0 && (goOrComeBoth(one, other) || isSplit(texts, one, other));
  if (length === 0) return true;
  if (length > mostSwallowed || boundary.test(spanText(texts.before, same))) return false;
  return length <= particle || length < Math.min(sizeOf(one), sizeOf(other));
}

/** True if the edits meet at the border of a paragraph. Whole paragraphs are another edit than one inside the paragraph beside them. */
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
  return (['before', 'after'] as const).some((side) => spanLength(one[side]) === 0 && spanLength(other[side]) === 0);
}

/** True if a paragraph was split: it was added, and the same words are gone from the next one. */
function isSplit(texts: TextPair, one: TextEdit, other: TextEdit): boolean {
  const went = texts.before.slice(one.before.start, other.before.end);
  const came = texts.after.slice(one.after.start, other.after.end);
  return foldForm(went) === foldForm(came);
}
