import type { TimingVerdict } from '../../classify/judge-timing.js';
import { declarationKeys as keys, declarationsKey } from '../../forms/internal-keys.js';
import type { Timing } from '../../forms/internal-keys.js';
import type { ToldTiming } from './row-timing.js';
import { toldTimings } from './row-timing.js';
import type { StepRule } from './step-rule.js';

/**
 * A row says before or after against the days, or against what the department itself declared. Where the law leaves both open
 * and nothing else speaks, either is fine.
 */
export const rowTimingDiffers: StepRule = {
  id: 'row-timing-differs',
  title: '提出時期が日付や説明と食い違う行',
  *check({ after: { source }, matching, judgementOf }) {
    for (const match of matching.rows) {
      const wrong = toldTimings(match, judgementOf).find((told) => reasonOf(told) !== undefined);
      const reason = wrong && reasonOf(wrong);
      if (!wrong || reason === undefined) continue;
      yield {
        ruleId: rowTimingDiffers.id,
        severity: 'error',
        text: `提出時期が「${wrong.timing}」ですが、${reason}`,
        place: source.valuePlace(wrong.cell.path),
        item: wrong.cell.name,
        mend: `提出時期を「${otherTiming(wrong.timing)}」に直すか、「${declarationsKey}」の「${wrong.verdict === 'contradicts-dates' ? keys.effective : keys.timing}」を直してください`,
      };
    }
  },
};

const reasons: Readonly<Partial<Record<TimingVerdict, (told: ToldTiming) => string>>> = {
  'contradicts-dates': ({ judgement: { effective }, timing }) =>
    `説明された実施日（${effective ?? ''}）は公表日より${timing === '事前' ? '前' : '後'}なので「${otherTiming(timing)}」です`,
  'contradicts-declaration': ({ timing }) => `「${declarationsKey}」では「${otherTiming(timing)}」と判断されています`,
};

function otherTiming(timing: Timing): Timing {
  return timing === '事前' ? '事後' : '事前';
}

function reasonOf(told: ToldTiming): string | undefined {
  // That a 重要な変更 was published too late is told at its item.
  if (told.judgement.kind === 'important' && told.verdict === 'contradicts-dates') return undefined;
  return reasons[told.verdict]?.(told);
}
