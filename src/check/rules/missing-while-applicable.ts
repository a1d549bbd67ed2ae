import { isDash } from '../../core/fold.js';
import type { FieldNode, FieldVisit } from '../../model/assessment.js';
import { isBlank, valueAt } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/** Reports an empty item, or one with only a dash, that another item requires (発生あり: その内容; 再委託する: 再委託の許諾方法). */
export const missingWhileApplicable: CheckRule = {
  id: 'missing-while-applicable',
  title: '書くべき項目が空いている',
  *check({ assessment, source }) {
    for (const { node, applies, decider } of assessment.visits) {
      const { when } = node.item;
      if (when === undefined || applies !== 'yes' || !decider) continue;
      const blank = isBlank(valueAt(source.data, node.path));
      if (!blank && !isOnlyDash(node)) continue;
      yield {
        ruleId: missingWhileApplicable.id,
        severity: 'error',
        text: `${reason(decider, when.value)}ので書く項目ですが、${blank ? '空いています' : '「－」だけが書かれています'}`,
        place: blank ? source.keyPlace(node.path) : source.valuePlace(node.path),
        item: node.name,
        mend: `${node.item.label}を書くか、「${decider.item.label}」を直してください`,
        related: source.valuePlace(decider.path),
      };
    }
  },
};

function reason(decider: NonNullable<FieldVisit['decider']>, value: string): string {
  if (decider.kind === 'choice') return `「${value}」が選ばれている`;
  return `「${decider.kind === 'check' ? decider.item.label : value}」に○が付いている`;
}

function isOnlyDash(node: FieldNode): boolean {
  return node.kind === 'text' && isDash(node.text);
}
