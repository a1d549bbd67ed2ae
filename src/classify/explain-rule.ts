import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import type { GroundLaw, RuleLaw } from '../law/classify-law.js';
import { classifyLaw } from '../law/classify-law.js';

/** Explanation of a rule of the classification. */
export interface RuleExplanation {
  readonly law: RuleLaw;
  /** Position among `rules`, from 1. */
  readonly position: number;
  /** All rules, in the order in which they are asked. */
  readonly rules: readonly RuleLaw[];
  /** Declared grounds by which the rule answers. */
  readonly grounds: readonly GroundLaw[];
}

/** Explains a rule by its id or its title. Undefined if there is no such rule. */
export function explainRule(asked: string): RuleExplanation | undefined {
  const { rules, grounds } = classifyLaw();
  const law = rules.find(({ id, title }) => id === asked.trim() || foldText(title) === foldText(asked));
  return law && { law, rules, position: rules.indexOf(law) + 1, grounds: [...grounds.values()].filter(({ rule }) => rule === law.id) };
}

/**
 * Returns the id of the rule that `asked` most likely means. Undefined if no id or title is similar.
 *
 * @example nearRule('form-onl') → 'form-only'
 * @example nearRule('基本情報') → undefined
 */
export function nearRule(asked: string): string | undefined {
  const { rules } = classifyLaw();
  const near = mostSimilar(asked, [...rules.map(({ id }) => id), ...rules.map(({ title }) => title)]);
  return rules.find(({ title }) => title === near)?.id ?? near;
}
