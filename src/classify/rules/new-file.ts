import type { ClassifyRule } from './classify-rule.js';

/**
 * Applies to a change by which the work holds a new 特定個人情報ファイル, in every form (規則第5条第1項前段, 第6条第1項前段, 第7条第1項前段).
 * A 様式２ has no other change that must be submitted beforehand.
 */
export const newFile: ClassifyRule = {
  id: 'new-file',
  answers: ({ addsFile }) => (addsFile ? { detail: '' } : undefined),
};
