import type { ClassifyRule } from './classify-rule.js';

/** A person decided 提出時期 and says why; what the other rules say is kept beside it. */
export const humanOverride: ClassifyRule = {
  id: 'human-override',
  answers: ({ declared: { override } }) => override && { detail: `理由: ${override.reason}` },
};
