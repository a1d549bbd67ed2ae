import type { RuleLaw } from '../law/classify-law.js';
import { classifyLaw } from '../law/classify-law.js';
import type { ItemExplanation } from '../classify/explain-item.js';
import type { RuleExplanation } from '../classify/explain-rule.js';
import { clauseData } from './format-clauses.js';
import { itemClauses, usedWordings } from './format-explanation.js';

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
    wording: { marked: texts(law.wording.marked), unmarked: texts(law.wording.unmarked) },
    wordingFrom: usedWordings(law).map(({ text, from }) => ({ text, from })),
    position,
    order: rules.map(({ id }) => id),
    declared: grounds.map(({ ground, reason, words }) => ({ ground, reason, words })),
    clauses: law.clauses.map(clauseData),
    certainty: law.certainty,
    examples: law.examples,
  };
}

function itemData(explanation: ItemExplanation): object {
  const { form, name, key, help, items } = explanation;
  const marked = items.some(({ important }) => important);
  const lists = items.some(({ listsFiles }) => listsFiles);
  return {
    form: form.form,
    revision: form.revision,
    name,
    key,
    help: help === '' ? null : help,
    clauses: itemClauses(explanation).map(clauseData),
    items: items.map(({ name: item, important, listsFiles, rule }) => ({
      name: item,
      important,
      addsFile: listsFiles ? ['事前'] : null,
      rule: rule.id,
      timing: rule.timing,
      allowed: rule.timing === 'beforehand' ? ['事前'] : rule.timing === 'afterwards' ? ['事後'] : ['事前', '事後'],
      clauses: rule.clausesFor(form.form).map(({ id }) => id),
    })),
    declarable: [...classifyLaw().grounds.values()]
      .filter(({ rule }) => marked || lists || rule !== 'emergency')
      .map(({ ground, rule, reason, words }) => ({ ground, rule, reason, words })),
  };
}

function texts(wording: RuleLaw['wording']['marked']): object {
  return { 事前: wording.事前.text, 事後: wording.事後.text };
}
