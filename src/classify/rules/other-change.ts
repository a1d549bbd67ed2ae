import type { ClassifyRule } from './classify-rule.js';

/** Whatever no rule before it answers for. */
export const otherChange: ClassifyRule = {
  id: 'other-change',
  answers: () => ({ detail: '' }),
};
