import type { ClassifyRule } from './classify-rule.js';

/** Applies to a change of the cover. Its items are none of the assessment's: 公表日 changes with every version and has no row. */
export const coverItem: ClassifyRule = {
  id: 'cover-item',
  answers: ({ onCover }) => (onCover ? { detail: '' } : undefined),
};
