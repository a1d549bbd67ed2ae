import { changeName } from '../../diff/changes/change-place.js';
import type { TimingVerdict } from '../../classify/judge-timing.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import type { Timing } from '../../forms/internal-keys.js';
import type { JudgedTiming } from './row-timing.js';
import { judgeRowTimings } from './row-timing.js';
import { isBeforehandOnly } from '../../law/change-kinds.js';
import { rowsAsWritten } from '../../appendix/rows/row-records.js';
import { quotedPath } from '../rules/row-cell-empty.js';
import type { StepRule } from './step-rule.js';

/** Reports a row whose 提出時期 contradicts 公表日 and 実施日, or the department's 変更の説明. Accepts both values where neither decides. */
export const rowTimingDiffers: StepRule = {
  id: 'row-timing-differs',
  title: '提出時期が日付や説明と食い違う行',
  *check({ after: { source, assessment }, matching, judgementOf }) {
    const asWritten = rowsAsWritten(assessment, source.data);
    for (const match of matching.rows) {
      const wrong = judgeRowTimings(match, judgementOf).find((judged) => reasonOf(judged) !== undefined);
      const reason = wrong && reasonOf(wrong);
      if (!wrong || reason === undefined) continue;
      yield {
        ruleId: rowTimingDiffers.id,
        // Cities told the hearing 事前 with the change that it was about (岩国市): their tables are no wrong ones.
        severity: wrong.verdict === 'past-act' ? 'warning' : 'error',
        text: `提出時期が「${wrong.timing}」ですが、${reason}`,
        place: source.valuePlace(wrong.cell.path),
        item: wrong.cell.name,
        mend: asWritten.has(match.row)
          ? `「hyokasho amend ${quotedPath(source.file)} --write」をもう一度実行してください（「hyokasho amend」が書いたままの行なので、説明も改めます）。日付が違うのなら、その前に、公表日か「${declarationsKey}」の「${keys.effective}」を直してください`
          : wrong.verdict === 'past-act'
            ? `提出時期を「${otherTiming(wrong.timing)}」に直してください`
            : `提出時期を「${otherTiming(wrong.timing)}」に直すか、「${declarationsKey}」の「${wrong.verdict === 'contradicts-dates' ? keys.effective : keys.timing}」を直してください`,
      };
    }
  },
};

const reasons: Readonly<Partial<Record<TimingVerdict, (judged: JudgedTiming) => string>>> = {
  'contradicts-dates': ({ judgement: { effective, submitted }, timing }) =>
    `説明された実施日（${effective ?? ''}）は${submitted === undefined ? '公表日' : `提出日（${submitted}）`}より${timing === '事前' ? '前' : '後'}なので「${otherTiming(timing)}」です`,
  'past-act': ({ judgement: { change } }) => `「${changeName(change)}」は既に行ったことの記録なので「事後」です`,
  'contradicts-declaration': ({ timing }) => `「${declarationsKey}」では「${otherTiming(timing)}」と判断されています`,
};

function otherTiming(timing: Timing): Timing {
  return timing === '事前' ? '事後' : '事前';
}

function reasonOf(judged: JudgedTiming): string | undefined {
  // Another message, at the item, reports a change that had to be published beforehand and was not.
  if (isBeforehandOnly(judged.judgement.kind) && judged.verdict === 'contradicts-dates') return undefined;
  return reasons[judged.verdict]?.(judged);
}
