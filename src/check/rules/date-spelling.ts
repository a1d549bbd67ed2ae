import { readDate } from '../../core/dates.js';
import type { Rule } from './check-rule.js';

/** R7.6.27, 令7.6.27, H30/4/1: an era in short. */
const shortEra = /^\s*(?:[MTSHR]|明治?|大正?|昭和?|平成?|令和?)\s*\.?\s*\d{1,2}\s*[./-]\s*\d/iu;

/** A date item that need not be a day holds digits and 年 (or an era in short), yet no date can be read from it, so that nothing checks it. */
export const dateSpelling: Rule = {
  id: 'date-spelling',
  *check({ assessment, source }) {
    for (const { node } of assessment.visits) {
      if (node.kind !== 'text' || node.item.kind !== 'date' || node.item.exact) continue;
      const text = node.text.normalize('NFKC');
      if (!shortEra.test(text) && (!/\d/u.test(text) || !text.includes('年'))) continue;
      if (readDate(text)) continue;
      yield {
        ruleId: dateSpelling.id,
        severity: 'notice',
        text: '日付のようですが、日付として読み取れないため、前後関係などを確かめていません',
        place: source.valuePlace(node.path),
        item: node.name,
        mend: '「令和7年6月27日」「令和7年6月」のように書くと確かめられます。このままでも差し支えありません',
      };
    }
  },
};
