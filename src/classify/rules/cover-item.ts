import type { ClassifyRule } from './classify-rule.js';

/** The cover is no part of the assessment's items: 公表日 changes with every version, and no row tells of it. */
export const coverItem: ClassifyRule = {
  id: 'cover-item',
  answers: ({ onCover }) => (onCover ? { detail: '' } : undefined),
};
