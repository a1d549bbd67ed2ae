import { judgeThreshold, statedResult } from '../../threshold/judge-threshold.js';
import type { ThresholdResult } from '../../law/threshold-law.js';
import { thresholdLaw } from '../../law/threshold-law.js';
import { answersOf, asksEverything, thresholdItems } from '../../threshold/threshold-items.js';
import type { ThresholdItems } from '../../threshold/threshold-items.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a stated しきい値判断結果 that the answers do not allow. A warning in 様式３ and 様式４, which ask for 対象人数 alone and may have
 * counted it on another day than the 基礎項目評価. A voluntary assessment (（任意に…を実施）) is no contradiction: the duty counts.
 */
export const thresholdDisagreement: CheckRule = {
  id: 'threshold-disagreement',
  title: 'しきい値判断結果が答えと合わない',
  *check({ form, assessment, source }) {
    const law = thresholdLaw();
    const items = thresholdItems(assessment, law);
    const { people, result } = items;
    const stated = result && statedResult(result.choice, law);
    if (!people || !result || !stated) return;
    const { possible, unanswered } = judgeThreshold(answersOf(items), law);
    if (possible.includes(stated)) return;
    const all = asksEverything(items);
    const until = all && unanswered.length > 0 && possible.length > 1 ? '書かれている限りでは' : '';
    yield {
      ruleId: thresholdDisagreement.id,
      severity: all ? 'error' : 'warning',
      text: `${answered(items)}なので、${until}${listed(possible)}のはずですが、「${result.choice}」とあります`,
      place: source.valuePlace(result.path),
      item: result.name,
      mend: all
        ? `${result.item.label}を直すか、Ⅱの答えを直してください（hyokasho threshold で道筋と根拠を見られます）`
        : `${result.item.label}か${people.item.label}を直してください。判断のもとになる取扱者数と、特定個人情報に関する重大事故（過去１年以内に発生したか、その発生を知ったもの）は、${form.form}には書かれていません（基礎項目評価書のⅡを確かめてください）`,
      related: source.valuePlace(people.path),
    };
  },
};

function answered({ people, handlers, accident }: ThresholdItems): string {
  const answers = [
    ['対象人数が', people],
    ['取扱者数が', handlers],
    ['特定個人情報に関する重大事故が', accident],
  ] as const;
  return answers.flatMap(([what, node]) => (node && node.choice !== '' ? [`${what}「${node.choice}」`] : [])).join('、');
}

function listed(results: readonly ThresholdResult[]): string {
  return results.map((result) => `「${result.text}」`).join('か');
}
