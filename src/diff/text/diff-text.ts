import { rootKey } from '../../model/item-key.js';
import type { Hunk } from '../changes/change.js';
import { diffParagraphs } from './diff-units.js';
import type { TextPair } from './edit.js';
import { joinEdits } from './join-edits.js';
import { judgeForm } from './judge-form.js';
import type { JudgedEdit } from './judge-form.js';
import { slideEdits } from './slide-edits.js';
import { withLastBreak, withoutLastBreak } from './text-end.js';

/**
 * Returns the edits that turn `before` into `after`, as a reader sees them, in order. Between two hunks both texts are equal,
 * character by character. The result is the same on every machine, and `diffText(after, before)` is the same with its sides
 * exchanged. A paragraph that moved inside the text is a hunk in both places; its `moved.key` is empty, for the caller to fill in.
 *
 * Stands beside the word diffs of jsdiff: `diffWords` ignores changes of line breaks, and `diffWordsWithSpace` ignores its
 * segmenter. `Intl.Segmenter` depends on the ICU in Node, and a 変更箇所 may not differ between machines. So the tokens are cut
 * here, by script, and only `diffArrays` of jsdiff aligns them.
 * @example diffText('毎月更新する。', '毎週更新する。') → [{ before: { start: 1, end: 2 }, after: { start: 1, end: 2 }, formOnly: false }]
 * @example diffText('令和7年度', '2025年度') → [{ before: { start: 0, end: 4 }, after: { start: 0, end: 5 }, formOnly: true }]
 */
export function diffText(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  // Always computes the same one of the two directions, so that no step has to be symmetric itself.
  return before < after ? compare({ before, after }) : compare({ before: after, after: before }).map(exchanged);
}

function compare(texts: TextPair): Hunk[] {
  const ended = withLastBreak(texts);
  const edits = slideEdits(ended, joinEdits(ended, diffParagraphs(ended)));
  return withMoves(judgeForm(texts, joinEdits(texts, withoutLastBreak(edits, texts))));
}

function withMoves(edits: readonly JudgedEdit[]): Hunk[] {
  const ends = new Map<string, JudgedEdit>();
  for (const edit of edits) if (edit.move !== undefined) ends.set(endKey(edit), edit);
  return edits.map((edit) => {
    const { before, after, formOnly } = edit;
    const other = edit.move === undefined ? undefined : ends.get(`${String(edit.move)} ${goes(edit) ? 'comes' : 'goes'}`);
    return other ? { before, after, formOnly, moved: { key: rootKey, span: goes(edit) ? other.after : other.before } } : { before, after, formOnly };
  });
}

/** Identifies one of the two ends of a move. */
function endKey(edit: JudgedEdit): string {
  return `${String(edit.move)} ${goes(edit) ? 'goes' : 'comes'}`;
}

const goes = ({ before }: JudgedEdit): boolean => before.end > before.start;

function exchanged({ before, after, ...rest }: Hunk): Hunk {
  return { before: after, after: before, ...rest };
}
