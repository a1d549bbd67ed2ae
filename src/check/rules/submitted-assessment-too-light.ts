import { resultSubmitting, statedResult } from '../../threshold/judge-threshold.js';
import { thresholdItems } from '../../threshold/threshold-items.js';
import { thresholdLaw } from '../../law/threshold-law.js';
import type { CheckRule } from './check-rule.js';

/** Reports a 提出する特定個人情報保護評価書の種類 that is lighter than the stated しきい値判断結果 requires. A heavier one is voluntary. */
export const submittedAssessmentTooLight: CheckRule = {
  id: 'submitted-assessment-too-light',
  title: '提出する評価書が義務より軽い',
  *check({ assessment, source }) {
    const law = thresholdLaw();
    const { result, submitted } = thresholdItems(assessment, law);
    const duty = result && statedResult(result.choice, law);
    const done = submitted && resultSubmitting(submitted.choice, law);
    if (!duty || !done || done.weight >= duty.weight) return;
    yield {
      ruleId: submittedAssessmentTooLight.id,
      severity: 'error',
      text: `${result.item.label}は「${result.choice}」ですが、提出する評価書は「${submitted.choice}」とあります`,
      place: source.valuePlace(submitted.path),
      item: submitted.name,
      mend: `「${duty.submits ?? ''}」に直すか、${result.item.label}を直してください`,
      related: source.valuePlace(result.path),
    };
  },
};
