import { changeName } from '../../diff/changes/change-place.js';
import { thresholdLaw } from '../../law/threshold-law.js';
import type { StepRule } from './step-rule.js';

/**
 * Asks for a prompt correction where 発生あり is newly chosen: a body that caused a 重大事故 corrects and submits its 評価書 at once
 * (規則第14条第1項, 第3項). The accident is no 重要な変更 by itself. Applies to Ⅱ３ of 様式２ and to the 重大事故 of Ⅲ７ of 様式３ and 様式４.
 */
export const graveAccident: StepRule = {
  id: 'grave-accident',
  title: '重大事故の発生による修正',
  *check({ after: { source }, diff }) {
    const { large: happened } = thresholdLaw().accident;
    for (const change of diff.changes) {
      if (change.kind !== 'field' || change.after?.kind !== 'choice' || !change.after.item.label.includes('重大事故')) continue;
      if (change.after.choice !== happened || (change.before?.kind === 'choice' && change.before.choice === happened)) continue;
      yield {
        ruleId: graveAccident.id,
        severity: 'notice',
        text: `重大事故が新たに「${happened}」となりました。重大事故を発生させたときは、速やかに評価書を修正し、委員会に提出して公表します（規則第14条第1項、規則第14条第3項）`,
        place: source.valuePlace(change.after.path),
        item: changeName(change),
        mend: '速やかに提出・公表してください。提出時期は事後でかまいません。特定個人情報に関する重大事故なら、基礎項目評価書のⅡ３も「発生あり」とし、しきい値判断をやり直してください（hyokasho threshold）。再発を防ぐ措置が※の項目を変えるときは、その変更は別に判断します',
      };
    }
  },
};
