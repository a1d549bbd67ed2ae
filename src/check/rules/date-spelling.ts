import { readDate } from '../../core/dates.js';
import type { CheckRule } from './check-rule.js';

/** R7.6.27, 令7.6.27, H30/4/1: an era in short. */
const shortEra = /^\s*(?:[MTSHR]|明治?|大正?|昭和?|平成?|令和?)\s*\.?\s*\d{1,2}\s*[./-]\s*\d/iu;

/** Reports a date item without `exact` that looks like a date but cannot be read as one. Rules about the order of dates skip such a text. */
export const dateSpelling: CheckRule = {
  id: 'date-spelling',
  title: '読み取れない日付',
  inAnyShape: true,
  *check({ assessment, source }) {
    for (const { node } of assessment.visits) {
      if (node.kind !== 'text' || node.item.kind !== 'date' || node.item.exact) continue;
      const text = node.text.normalize('NFKC');
      if (!looksLikeDate(text) || readDate(text)) continue;
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

/**
 * True if an NFKC text begins with an era in short, or holds a digit and 年.
 * @example looksLikeDate('H30/4/1') → true
 * @example looksLikeDate('毎月10日') → false
 */
export function looksLikeDate(text: string): boolean {
  return shortEra.test(text) || (/\d/u.test(text) && text.includes('年'));
}
