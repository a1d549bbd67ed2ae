import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import type { GroundLaw, RuleLaw } from '../law/classify-law.js';
import { classifyLaw } from '../law/classify-law.js';

/** What there is to say of a rule of the classification. */
export interface RuleExplanation {
  readonly law: RuleLaw;
  /** From 1, and how many rules there are. */
  readonly position: number;
  readonly rules: readonly RuleLaw[];
  /** The declared grounds by which it answers. */
  readonly grounds: readonly GroundLaw[];
}

/** Explains a rule by its id or its title; undefined when there is none of that name. */
export function explainRule(asked: string): RuleExplanation | undefined {
  const { rules, grounds } = classifyLaw();
  const law = rules.find(({ id, title }) => id === asked.trim() || foldText(title) === foldText(asked));
  return law && { law, rules, position: rules.indexOf(law) + 1, grounds: [...grounds.values()].filter(({ rule }) => rule === law.id) };
}

/** The rule that somebody may have meant. */
export function nearRule(asked: string): string | undefined {
  const { rules } = classifyLaw();
  const near = mostSimilar(asked, [...rules.map(({ id }) => id), ...rules.map(({ title }) => title)]);
  return rules.find(({ title }) => title === near)?.id ?? near;
}
