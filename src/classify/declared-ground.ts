import type { DeclaredGround } from '../forms/declarations.js';
import type { Answer, RuleContext } from './rules/rule.js';

/** Answers where a ground was declared: with its reason, or with the replacements that make up the change. */
export function answerByGround({ declared: { explained, ground } }: RuleContext, wanted: DeclaredGround): Answer | undefined {
  if (explained.some(({ from }) => from.ground === wanted)) return { detail: explained.map(({ former, now }) => `「${former}」→「${now}」`).join('、') };
  return ground?.ground === wanted ? { detail: ground.reason === '' ? '' : `理由: ${ground.reason}` } : undefined;
}
