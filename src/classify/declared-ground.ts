import type { DeclaredGround } from '../forms/declarations-schema.js';
import { classifyLaw } from '../law/classify-law.js';
import { changedWords } from './facts/explained-change.js';
import type { Answer, RuleContext } from './rules/rule.js';

/**
 * Answers where a ground was declared: with its reason, or with the replacements that make up the change. A ground about words
 * excuses no other change of a ※ item: that a section is called otherwise is no reason for 再委託.
 */
export function answerByGround({ change, important, declared: { explained, ground } }: RuleContext, wanted: DeclaredGround): Answer | undefined {
  if (explained.some(({ from }) => from.ground === wanted)) return { detail: explained.map(({ former, now }) => `「${former}」→「${now}」`).join('、') };
  if (important && classifyLaw().grounds.get(wanted)?.words === true && !changedWords(change)) return undefined;
  return ground?.ground === wanted ? { detail: ground.reason === '' ? '' : `理由: ${ground.reason}` } : undefined;
}
