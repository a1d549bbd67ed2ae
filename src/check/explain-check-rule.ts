import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import { clauseNamed } from '../law/clauses.js';
import type { Clause } from '../law/clauses.js';
import { commandWords } from './guide/command-words.js';
import { documentExamples } from './guide/document-examples.js';
import { documentWords } from './guide/document-words.js';
import { errorRules } from './guide/error-rules.js';
import type { GuideExample, GuideWords } from './guide/rule-guide.js';
import { stepExamples } from './guide/step-examples.js';
import { stepWords } from './guide/step-words.js';
import { textExamples } from './guide/text-examples.js';
import { textWords } from './guide/text-words.js';
import { ruleIds, ruleTitle } from './rule-titles.js';
import { alwaysOn } from './silenced-rules.js';

/** Groups of rules, in the order of a list. */
export const guideGroups = ['document', 'step', 'text', 'command'] as const;
export type GuideGroup = (typeof guideGroups)[number];

/** Explanation of a rule that messages carry. */
export interface RuleGuide {
  readonly id: string;
  readonly title: string;
  readonly group: GuideGroup;
  /** What would happen without the rule. Empty for a rule without words. */
  readonly protects: string;
  readonly clauses: readonly Clause[];
  readonly example?: GuideExample;
  /** `setting`: its warnings and notices go with `--rule`; `errors`: it has none; `never`: it stays on; `command`: no rule of `check`. */
  readonly off: 'setting' | 'errors' | 'never' | 'command';
}

const words: Readonly<Record<GuideGroup, Readonly<Record<string, GuideWords>>>> = {
  document: documentWords,
  step: stepWords,
  text: textWords,
  command: commandWords,
};
const examples: Readonly<Record<string, GuideExample>> = { ...documentExamples, ...stepExamples, ...textExamples };

/** Returns the explanation of every rule that a message can carry, group by group, each in the order of its list. */
export function ruleGuides(): readonly RuleGuide[] {
  const known = [...new Set([...ruleIds(), ...Object.keys(commandWords)])];
  return guideGroups.flatMap((group) => known.filter((id) => groupOf(id) === group).map((id) => guideOf(id, group)));
}

/** Explains a rule by its id or its title. Undefined if no message carries it. */
export function explainCheckRule(asked: string): RuleGuide | undefined {
  return ruleGuides().find(({ id, title }) => id === asked.trim() || foldText(title) === foldText(asked));
}

/**
 * Returns the id of the rule that `asked` most likely means. Undefined if none is similar.
 * @example nearCheckRule('count-mismach') → 'count-mismatch'
 */
export function nearCheckRule(asked: string): string | undefined {
  return mostSimilar(
    asked,
    ruleGuides().map(({ id }) => id),
  );
}

function groupOf(id: string): GuideGroup {
  return guideGroups.findLast((group) => Object.hasOwn(words[group], id)) ?? 'text';
}

function guideOf(id: string, group: GuideGroup): RuleGuide {
  const own = Object.hasOwn(words[group], id) ? words[group][id] : undefined;
  const example = Object.hasOwn(examples, id) ? examples[id] : undefined;
  const title = group === 'command' ? commandWords[id]?.title : undefined;
  return {
    id,
    title: title ?? ruleTitle(id),
    group,
    protects: own?.protects ?? '',
    clauses: (own?.clauses ?? []).map((clause) => clauseNamed(clause, 'check/guide')),
    ...(example ? { example } : {}),
    off: group === 'command' ? 'command' : alwaysOn.includes(id) ? 'never' : errorRules.has(id) ? 'errors' : 'setting',
  };
}
