import { answerByGround } from './by-ground.js';
import type { ClassifyRule } from './classify-rule.js';

/**
 * 規則第9条第2項 lets a 重要な変更 be told afterwards. An item without ※ does not need it (杉並区 names it for ※ items alone), and
 * neither does a change that takes effect after its publication: such a change is told beforehand like any other.
 */
export const emergency: ClassifyRule = {
  id: 'emergency',
  answers: (context) => (context.important && context.published !== 'before' ? answerByGround(context, '緊急時の事後評価') : undefined),
};
