import { effectiveDay } from '../facts/effective-day.js';
import { publicationOrder } from '../facts/version-dates.js';
import { answerByGround } from './by-ground.js';
import type { ClassifyRule } from './classify-rule.js';

/**
 * Applies the declared ground 緊急時の事後評価 (規則第9条第2項) to a ※ item and to a new 特定個人情報ファイル. Skips other items, of which
 * 規則第14条 asks for nothing beforehand, and changes that take effect after 公表日: those are 事前 in any case.
 */
export const emergency: ClassifyRule = {
  id: 'emergency',
  answers: (context) => {
    const answer = context.important || context.addsFile ? answerByGround(context, '緊急時の事後評価') : undefined;
    const { declared, publication } = context;
    return answer && publicationOrder(publication, effectiveDay(declared, answer.by), declared.submitted) !== 'before' ? answer : undefined;
  },
};
