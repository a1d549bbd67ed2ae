import { isDash } from '../../core/fold.js';
import type { FieldNode, FieldVisit } from '../../model/assessment.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { Rule } from './check-rule.js';

/** An item that another one calls for (発生あり: その内容; 再委託する: 再委託の許諾方法) is empty or holds a dash. */
export const missingWhileApplicable: Rule = {
  id: 'missing-while-applicable',
  *check({ assessment, source }) {
    for (const { node, applies, decider } of assessment.visits) {
      const { when } = node.item;
      if (when === undefined || applies !== 'yes' || !decider) continue;
      const blank = isBlank(valueAt(source.data, node.path));
      if (!blank && !isOnlyDash(node)) continue;
      yield {
        ruleId: missingWhileApplicable.id,
        severity: 'error',
        text: `${says(decider, when.value)}ので書く項目ですが、${blank ? '空いています' : '「－」だけが書かれています'}`,
        place: blank ? source.keyPlace(node.path) : source.valuePlace(node.path),
        item: node.name,
        mend: `${node.item.label}を書くか、「${decider.item.label}」を直してください`,
        related: source.valuePlace(decider.path),
      };
    }
  },
};

function says(decider: NonNullable<FieldVisit['decider']>, value: string): string {
  if (decider.kind === 'choice') return `「${value}」が選ばれている`;
  return `「${decider.kind === 'check' ? decider.item.label : value}」に○が付いている`;
}

function isOnlyDash(node: FieldNode): boolean {
  return node.kind === 'text' && isDash(node.text);
}
