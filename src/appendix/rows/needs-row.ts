import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import type { Form } from '../../forms/form.js';
import { keySteps } from '../../model/item-key.js';

/** True if a change belongs in the appendix: it is in a part, not on the cover. */
export function hasRow(change: Change, { before, after }: Pick<AssessmentDiff, 'before' | 'after'>): boolean {
  const root = keySteps(change.key)[0] ?? '';
  return [before.form, after.form].some((form) => rootKeys(form).includes(root));
}

function rootKeys({ parts, filesKey }: Form): readonly string[] {
  const partKeys = parts.filter(({ body, perFile }) => body.kind !== 'changes' && !perFile).map(({ key }) => key);
  return filesKey === '' ? partKeys : [...partKeys, filesKey];
}
