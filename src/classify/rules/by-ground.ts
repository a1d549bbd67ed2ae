import type { DeclaredGround } from '../../forms/internal-keys.js';
import { classifyLaw } from '../../law/classify-law.js';
import { changedWords } from '../facts/explained-change.js';
import type { Answer, ClassifyRule, ClassifyContext } from './classify-rule.js';

/**
 * Rules that answer by a declared ground alone, in the order in which they are asked. No ground is ever assumed. Renamed sections and
 * articles may also be declared by replacements that explain the whole change.
 */
export const byGround: readonly ClassifyRule[] = Object.freeze([
  rule('organisation-change', '組織改正'),
  rule('law-citation', '法改正'),
  rule('wording-correction', '文言の修正'),
  rule('no-risk-effect', 'リスクに影響しない変更'),
  rule('lower-risk', 'リスクを下げる変更'),
]);

function rule(id: string, ground: DeclaredGround): ClassifyRule {
  return { id, answers: (context) => answerByGround(context, ground) };
}

/**
 * Answers with the reason of a declared ground, or with the replacements that explain the change. Undefined if the ground was not
 * declared. A ground about words excuses no other change of a ※ item (指針第6の2): a renamed section is no reason for 再委託, but a
 * miscounted 件 is corrected by words. A new
 * 特定個人情報ファイル is no 重要な変更, so no ground about risk excuses it.
 */
export function answerByGround(context: ClassifyContext, wanted: DeclaredGround): Answer | undefined {
  const { change, important, addsFile, correctsCount } = context;
  const { explained, ground } = context.declared;
  if (explained.some(({ from }) => from.ground === wanted)) {
    return { detail: explained.map(({ former, now }) => `「${former}」→「${now}」`).join('、'), by: explained.map(({ from }) => from) };
  }
  const ofWords = classifyLaw().grounds.get(wanted)?.words === true;
  if (important && ofWords && !correctsCount && !changedWords(change)) return undefined;
  if (addsFile && (ofWords ? change.kind !== 'field' : wanted !== '緊急時の事後評価')) return undefined;
  return ground?.ground === wanted ? { detail: ground.reason === '' ? '' : `理由: ${ground.reason}`, by: [ground.from] } : undefined;
}
