import { rootKey } from '../../model/item-key.js';
import type { Hunk } from '../changes/change.js';
import { diffParagraphs } from './diff-units.js';
import type { Texts } from './edit.js';
import { joinEdits } from './join-edits.js';
import { judgeForm } from './judge-form.js';
import type { JudgedEdit } from './judge-form.js';
import { slideEdits } from './slide-edits.js';
import { withLastBreak, withoutLastBreak } from './text-end.js';

/**
 * The edits that make `after` of `before`, as a reader sees them, in order. Between two hunks both texts are the same character
 * by character. The same on every machine, and `diffText(after, before)` is the same with its sides exchanged. A paragraph that
 * moved inside the text is a hunk in both places; `moved.key` is left empty for who knows the item.
 */
export function diffText(before: string, after: string): readonly Hunk[] {
  if (before === after) return [];
  // One of the two directions is computed, always the same one: no step need be symmetric by itself.
  return before < after ? compare({ before, after }) : compare({ before: after, after: before }).map(exchanged);
}

function compare(texts: Texts): Hunk[] {
  const ended = withLastBreak(texts);
  const edits = slideEdits(ended, joinEdits(ended, diffParagraphs(ended)));
  return withMoves(judgeForm(texts, joinEdits(texts, withoutLastBreak(edits, texts))));
}

function withMoves(edits: readonly JudgedEdit[]): Hunk[] {
  const places = new Map<string, JudgedEdit>();
  for (const edit of edits) if (edit.move !== undefined) places.set(placeKey(edit), edit);
  return edits.map((edit) => {
    const { before, after, formOnly } = edit;
    const other = edit.move === undefined ? undefined : places.get(`${String(edit.move)} ${goes(edit) ? 'comes' : 'goes'}`);
    return other ? { before, after, formOnly, moved: { key: rootKey, span: goes(edit) ? other.after : other.before } } : { before, after, formOnly };
  });
}

function placeKey(edit: JudgedEdit): string {
  return `${String(edit.move)} ${goes(edit) ? 'goes' : 'comes'}`;
}

const goes = ({ before }: JudgedEdit): boolean => before.end > before.start;

function exchanged({ before, after, ...rest }: Hunk): Hunk {
  return { before: after, after: before, ...rest };
}
