import type { ClassifyRule } from './classify-rule.js';

/** Answers for every change that no rule before it answers for. */
export const otherChange: ClassifyRule = {
  id: 'other-change',
  answers: ({ record }) => ({ detail: record ? '既に行ったことの記録なので、事前にはならない' : '' }),
};
