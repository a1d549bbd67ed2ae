import type { AssessmentDiff, Change, FieldChange } from '../diff/changes/change.js';
import type { Entry } from '../model/assessment.js';
import { isKeyWithin, listKey } from '../model/item-key.js';

/** The labels of changes, in the order in which changes are counted. */
export const changeLabels = ['追加', '削除', '変更', '表記のみ', '移動', '順序', '番号の変更', '様式の改定による'] as const;
export type ChangeLabel = (typeof changeLabels)[number];

/** Returns the label of a change. */
export function changeLabel(change: Change, diff: Pick<AssessmentDiff, 'matches'>): ChangeLabel {
  switch (change.kind) {
    case 'field':
      return fieldLabel(change);
    case 'entry':
      return change.what === 'added' ? '追加' : '削除';
    case 'move':
      if (!isSameList(change.before, change.after, diff)) return '移動';
      return change.what === 'renumbered' ? '番号の変更' : '順序';
  }
}

function fieldLabel({ what, formOnly, cause, detail }: FieldChange): ChangeLabel {
  if (cause === 'revision') return '様式の改定による';
  if (formOnly) return '表記のみ';
  // Nothing was added or removed: every hunk is a moved paragraph.
  if (detail.kind === 'text' && detail.hunks.length > 0 && detail.hunks.every(({ moved }) => moved)) return '移動';
  return what === 'added' ? '追加' : what === 'removed' ? '削除' : '変更';
}

/** True if both entries are in the same list. The entry around the list may have another `id` in the old version. */
function isSameList(before: Entry, after: Entry, { matches }: Pick<AssessmentDiff, 'matches'>): boolean {
  const list = listKey(before.key);
  const outer = matches
    .filter((match) => list !== undefined && isKeyWithin(list, match.before.key))
    .sort((a, b) => b.before.key.length - a.before.key.length)[0];
  return (outer ? outer.after.key + (list ?? '').slice(outer.before.key.length) : list) === listKey(after.key);
}
