import { readDate } from '../../core/dates.js';
import { readDays } from '../../core/found-dates.js';
import { publishedDay } from '../../model/cover.js';
import type { CheckRule } from './check-rule.js';

/** R7.6.27頃, 令7.6.27頃, H30/4/1頃: an era in short. */
const shortEra = /^\s*(?:[MTSHR]|明治?|大正?|昭和?|平成?|令和?)\s*\.?\s*\d{1,2}\s*[./-]\s*\d/iu;

/** Reports a date item without `exact` that looks like a date but cannot be read as one. Rules about the order of dates skip such a text. */
export const dateSpelling: CheckRule = {
  id: 'date-spelling',
  title: '読み取れない日付',
  inAnyShape: true,
  *check({ assessment, source }) {
    const published = publishedDay(assessment);
    for (const { node } of assessment.visits) {
      if (node.kind !== 'text' || node.item.kind !== 'date' || node.item.exact) continue;
      const text = node.text.normalize('NFKC');
      if (!looksLikeDate(text) || readDate(text) || readDays(text, published)) continue;
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

/** 令和7年頃, 2025年頃, 7年度, 7年6月頃: a year, and not how often (年1回, 3年ごと). */
const year = /(?:明治|大正|昭和|平成|令和)\s*[元\d〇一二三四五六七八九十]|\d{4}年|\d{1,2}年(?:度|\s*\d{1,2}月)/u;

/**
 * True if an NFKC text begins with an era in short, or holds a year.
 * @example looksLikeDate('H30/4/1') → true
 * @example looksLikeDate('令和7年4月頃') → true
 * @example looksLikeDate('毎月10日') → false
 * @example looksLikeDate('年1回') → false
 */
export function looksLikeDate(text: string): boolean {
  return shortEra.test(text) || year.test(text);
}
