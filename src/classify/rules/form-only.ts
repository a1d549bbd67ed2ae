import type { FieldChange } from '../../diff/changes/change.js';
import type { ClassifyRule } from './classify-rule.js';

/** Applies to 表記のみ: folded, the old text equals the new one. */
export const formOnly: ClassifyRule = {
  id: 'form-only',
  answers: ({ change }) => (change.kind === 'field' && isFormOnly(change) ? { detail: '' } : undefined),
};

function isFormOnly({ formOnly: whole, what, detail }: FieldChange): boolean {
  if (whole) return true;
  // A value that was added or removed is no matter of spelling.
  if (what !== 'changed') return false;
  if (detail.kind === 'text') return detail.hunks.length > 0 && detail.hunks.every(isSpelling);
  if (detail.kind !== 'boxes' || detail.options.length === 0) return false;
  return detail.options.every(({ before, after, hunks }) => before?.ticked === after?.ticked && hunks.length > 0 && hunks.every(isSpelling));
}

/** True for a hunk of 表記のみ that did not move: a moved paragraph may be about something else there. */
function isSpelling({ formOnly: spelling, moved }: { readonly formOnly: boolean; readonly moved?: unknown }): boolean {
  return spelling && moved === undefined;
}
