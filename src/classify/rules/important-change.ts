import type { ClassifyRule } from './classify-rule.js';

/** Applies to a change of a ※ item that no rule before it excuses. */
export const importantChange: ClassifyRule = {
  id: 'important-change',
  answers: ({ important }) => (important ? { detail: '' } : undefined),
};
