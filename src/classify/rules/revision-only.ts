import type { ClassifyRule } from './classify-rule.js';

/** The other revision of the form words the same answer otherwise. */
export const revisionOnly: ClassifyRule = {
  id: 'revision-only',
  answers: ({ change }) => (change.kind === 'field' && change.cause === 'revision' ? { detail: '' } : undefined),
};
