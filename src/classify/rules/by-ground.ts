import type { DeclaredGround } from '../../forms/internal-keys.js';
import { classifyLaw } from '../../law/classify-law.js';
import { changedWords } from '../facts/explained-change.js';
import type { Answer, ClassifyRule, ClassifyContext } from './classify-rule.js';

/**
 * The rules that answer by a declared ground alone, in the order in which they are asked. None of them is ever assumed: sections and
 * articles that are named otherwise may also be declared by replacements that make up the whole change.
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
 * Answers if a ground was declared: with its reason, or with the replacements that make up the change. A ground about words excuses
 * no other change of a ※ item: a section that is named otherwise is no reason for 再委託.
 */
export function answerByGround({ change, important, declared: { explained, ground } }: ClassifyContext, wanted: DeclaredGround): Answer | undefined {
  if (explained.some(({ from }) => from.ground === wanted)) return { detail: explained.map(({ former, now }) => `「${former}」→「${now}」`).join('、') };
  if (important && classifyLaw().grounds.get(wanted)?.words === true && !changedWords(change)) return undefined;
  return ground?.ground === wanted ? { detail: ground.reason === '' ? '' : `理由: ${ground.reason}` } : undefined;
}
