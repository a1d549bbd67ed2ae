import type { ClassifyRule } from './classify-rule.js';

/** Applies the 提出時期 that a person decided, with its reason. The judgement of the other rules is kept beside it. */
export const humanOverride: ClassifyRule = {
  id: 'human-override',
  answers: ({ declared: { override } }) => override && { detail: `理由: ${override.reason}` },
};
