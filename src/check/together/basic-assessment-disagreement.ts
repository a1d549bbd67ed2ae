import { firstDay } from '../../core/dates.js';
import { foldText } from '../../core/fold.js';
import { compareText } from '../../core/message.js';
import { statedResult } from '../../threshold/judge-threshold.js';
import { thresholdLaw } from '../../law/threshold-law.js';
import type { DocumentSummary } from './document-summary.js';
import type { WorkspaceRule } from './workspace-rule.js';

/**
 * Reports a 重点項目 or 全項目評価書 whose しきい値判断結果 differs from the 基礎項目評価書 of the same 事務. The newest version of each
 * kind counts. A warning, because only the authors know which of the two is out of date.
 */
export const basicAssessmentDisagreement: WorkspaceRule = {
  id: 'basic-assessment-disagreement',
  title: 'しきい値判断結果が基礎項目評価書と違う',
  *check(documents) {
    const law = thresholdLaw();
    for (const versions of byProcess(documents).values()) {
      const basic = newest(versions.filter(({ kind }) => kind === 'basic'));
      const detailed = newest(versions.filter(({ kind }) => kind === 'detailed'));
      if (!basic?.threshold || !detailed?.threshold) continue;
      const [stated, repeated] = [basic, detailed].map(({ threshold }) => statedResult(threshold?.text ?? '', law));
      if (!stated || !repeated || stated === repeated) continue;
      yield {
        ruleId: basicAssessmentDisagreement.id,
        severity: 'warning',
        text: `同じ事務の基礎項目評価書（${basic.form}）のしきい値判断結果は「${basic.threshold.text}」ですが、「${detailed.threshold.text}」とあります`,
        place: detailed.threshold.place,
        item: detailed.threshold.item,
        mend: '両方を見比べて、古い方を直してください。しきい値判断の結果が変わったときは、新たに義務付けられた評価が要ります（指針第6の2）',
        related: basic.threshold.place,
      };
    }
  },
};

/** Groups the versions by 評価実施機関 and 事務. Skips documents that do not name both. */
function byProcess(documents: readonly DocumentSummary[]): ReadonlyMap<string, readonly DocumentSummary[]> {
  const groups = new Map<string, DocumentSummary[]>();
  for (const document of documents) {
    const [body, process] = [foldText(document.body), foldText(document.process)];
    if (body === '' || process === '') continue;
    const key = JSON.stringify([body, process]);
    groups.set(key, [...(groups.get(key) ?? []), document]);
  }
  return groups;
}

/** Finds the version with the latest 公表日. One without 公表日 is not published yet, and so counts as the latest. */
function newest(versions: readonly DocumentSummary[]): DocumentSummary | undefined {
  const dayOf = ({ published }: DocumentSummary): number => (published ? firstDay(published) : Number.MAX_SAFE_INTEGER);
  return [...versions].sort((a, b) => dayOf(a) - dayOf(b) || compareText(a.file, b.file)).at(-1);
}
