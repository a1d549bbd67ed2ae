import { answerByGround } from './by-ground.js';
import type { ClassifyRule } from './classify-rule.js';

/**
 * Applies the declared ground 緊急時の事後評価 (規則第9条第2項) to a ※ item and to a new 特定個人情報ファイル. Skips other items, of which
 * 規則第14条 asks for nothing beforehand, and changes that take effect after 公表日: those are 事前 in any case.
 */
export const emergency: ClassifyRule = {
  id: 'emergency',
  answers: (context) => ((context.important || context.addsFile) && context.published !== 'before' ? answerByGround(context, '緊急時の事後評価') : undefined),
};
