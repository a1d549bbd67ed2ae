import type { ClassifyRule } from './classify-rule.js';

/** A change to an item that carries ※, with nothing that takes it out. */
export const importantChange: ClassifyRule = {
  id: 'important-change',
  answers: ({ important }) => (important ? { detail: '' } : undefined),
};
