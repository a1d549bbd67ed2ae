import { isDash } from '../../core/fold.js';
import type { FieldNode, FieldVisit } from '../../model/assessment.js';
import type { CheckRule } from './check-rule.js';

/** Reports a filled item that the form leaves empty (再委託しない, 発生なし, 委託しない in the bar). */
export const filledWhileNotApplicable: CheckRule = {
  id: 'filled-while-not-applicable',
  title: '空けておく項目に記載がある',
  *check({ assessment, source }) {
    for (const { node, applies, decider } of assessment.visits) {
      if (applies !== 'no' || !decider || !holdsSomething(node)) continue;
      yield {
        ruleId: filledWhileNotApplicable.id,
        severity: 'warning',
        text: `${reason(decider, node)}ので空けておく項目ですが、書かれています`,
        place: source.valuePlace(node.path),
        item: node.name,
        mend: `この項目を空けるか、「${decider.item.label}」を直してください`,
        related: source.valuePlace(decider.path),
      };
    }
  },
};

/** 「なし」, as many authors write in an item without content. */
const nothing = /^(?:該当|特に)?(?:なし|無し)。?$/u;

/**
 * True if a text is blank, a dash, or a spelling of 「なし」.
 * @example meansNothing('該当なし') → true
 * @example meansNothing('なし（令和7年から）') → false
 */
export function meansNothing(text: string): boolean {
  return isDash(text) || nothing.test(text.trim());
}

function holdsSomething(node: FieldNode): boolean {
  if (node.kind === 'text') return !meansNothing(node.text);
  if (node.kind === 'choice') return node.choice !== '';
  return node.kind === 'boxes' && node.options.some((option) => option.ticked || !isDash(option.text));
}

function reason(decider: NonNullable<FieldVisit['decider']>, node: FieldNode): string {
  if (decider.kind === 'choice') return `「${decider.choice}」が選ばれている`;
  if (decider.kind === 'check') return `「${decider.item.label}」に○が${decider.ticked ? '付いている' : 'ない'}`;
  return `「${node.item.when?.value ?? decider.item.label}」に○がない`;
}
