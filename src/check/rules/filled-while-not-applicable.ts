import { isDash } from '../../core/fold.js';
import type { FieldNode, FieldVisit } from '../../model/assessment.js';
import type { Rule } from './check-rule.js';

/** An item that the form leaves empty (再委託しない, 発生なし, 委託しない in the bar) holds something all the same. */
export const filledWhileNotApplicable: Rule = {
  id: 'filled-while-not-applicable',
  *check({ assessment, source }) {
    for (const { node, applies, decider } of assessment.visits) {
      if (applies !== 'no' || !decider || !holdsSomething(node)) continue;
      yield {
        ruleId: filledWhileNotApplicable.id,
        severity: 'warning',
        text: `${says(decider, node)}ので空けておく項目ですが、書かれています`,
        place: source.valuePlace(node.path),
        item: node.name,
        mend: `この項目を空けるか、「${decider.item.label}」を直してください`,
        related: source.valuePlace(decider.path),
      };
    }
  },
};

/** 「なし」, as many write where there is nothing to write. */
const nothing = /^(?:該当|特に)?(?:なし|無し)。?$/u;

function holdsSomething(node: FieldNode): boolean {
  if (node.kind === 'text') return !isDash(node.text) && !nothing.test(node.text.trim());
  if (node.kind === 'choice') return node.choice !== '';
  return node.kind === 'boxes' && node.options.some((option) => option.ticked || !isDash(option.text));
}

function says(decider: NonNullable<FieldVisit['decider']>, node: FieldNode): string {
  if (decider.kind === 'choice') return `「${decider.choice}」が選ばれている`;
  if (decider.kind === 'check') return `「${decider.item.label}」に○が${decider.ticked ? '付いている' : 'ない'}`;
  return `「${node.item.when?.value ?? decider.item.label}」に○がない`;
}
