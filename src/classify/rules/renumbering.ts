import { isRenumbered } from '../facts/renumbered-text.js';
import type { ClassifyRule } from './classify-rule.js';

/** Applies to an entry with another number, and to a text in which only the numbers of lines changed. */
export const renumbering: ClassifyRule = {
  id: 'renumbering',
  answers: ({ change }) => {
    if (change.kind === 'move') return { detail: `${change.before.of}${String(change.before.number)}から${change.after.of}${String(change.after.number)}へ` };
    const text = change.kind === 'field' && change.what === 'changed' && change.detail.kind === 'text' ? change.detail : undefined;
    return text && isRenumbered(text.before, text.after) ? { detail: '' } : undefined;
  },
};
