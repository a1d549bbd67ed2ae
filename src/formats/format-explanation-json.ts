import type { RuleLaw } from '../law/classify-law.js';
import { classifyLaw } from '../law/classify-law.js';
import type { ItemExplanation } from '../classify/explain-item.js';
import type { RuleExplanation } from '../classify/explain-rule.js';

/** Formats an explanation as JSON for other programs: one rule, or an item in every form that has it. */
export function formatExplanationJson(explanation: { readonly rule: RuleExplanation } | { readonly items: readonly ItemExplanation[] }): string {
  const whole = 'rule' in explanation ? { rule: ruleData(explanation.rule) } : { items: explanation.items.map(itemData) };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

function ruleData({ law, position, rules, grounds }: RuleExplanation): object {
  return {
    id: law.id,
    title: law.title,
    ground: law.ground,
    kind: law.kind,
    timing: law.timing,
    wording: law.wording,
    position,
    order: rules.map(({ id }) => id),
    declared: grounds.map(({ ground, reason, words }) => ({ ground, reason, words })),
    clauses: clauseData(law),
    source: law.source,
    examples: law.examples,
  };
}

function itemData({ form, name, key, help, items }: ItemExplanation): object {
  const marked = items.some(({ important }) => important);
  return {
    form: form.form,
    revision: form.revision,
    name,
    key,
    help: help === '' ? null : help,
    items: items.map(({ name: item, important, rule }) => ({
      name: item,
      important,
      rule: rule.id,
      timing: rule.timing,
      allowed: rule.timing === 'beforehand' ? ['事前'] : rule.timing === 'afterwards' ? ['事後'] : ['事前', '事後'],
      clauses: rule.clauses.map(({ id }) => id),
    })),
    declarable: [...classifyLaw().grounds.values()]
      .filter(({ rule }) => marked || rule !== 'emergency')
      .map(({ ground, rule, reason, words }) => ({ ground, rule, reason, words })),
  };
}

function clauseData({ clauses }: RuleLaw): readonly object[] {
  return clauses.map(({ id, of, text, source, revised, revisedSource }) => ({ id, of, text, source, revised: revised ?? null, revisedSource }));
}
