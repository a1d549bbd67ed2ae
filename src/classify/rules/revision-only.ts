import type { ClassifyRule } from './classify-rule.js';

/** Applies to an unchanged answer that another revision of the form words differently. */
export const revisionOnly: ClassifyRule = {
  id: 'revision-only',
  answers: ({ change }) => (change.kind === 'field' && change.cause === 'revision' ? { detail: '' } : undefined),
};
