import type { Timing } from '../forms/internal-keys.js';
import { isBeforehandOnly } from '../law/change-kinds.js';
import type { Judgement } from './judgement.js';

/**
 * Verdict on a 提出時期 in a change table:
 * must-be-beforehand: a 重要な変更, or a new 特定個人情報ファイル, is 事後;
 * contradicts-dates: 公表日 and the declared 実施日 require the opposite;
 * contradicts-declaration: the department decided the opposite;
 * past-act: a record of a past act is 事前.
 */
export type TimingVerdict = 'fine' | 'must-be-beforehand' | 'contradicts-dates' | 'contradicts-declaration' | 'past-act';

/**
 * Judges the 提出時期 of a row. Where a person decided, only the decision counts. A 重要な変更 and a new file may be 事前, never 事後, while its days
 * are unknown; other changes may be either, unless the days decide.
 *
 * @example judgeTiming({ kind: 'other', timing: '事後' }, '事前') → 'fine'
 * @example judgeTiming({ kind: 'important', timing: '事前' }, '事後') → 'must-be-beforehand'
 */
export function judgeTiming({ kind, timing, overridden, byDates, record }: Judgement, written: Timing): TimingVerdict {
  if (overridden) return written === timing ? 'fine' : 'contradicts-declaration';
  if (isBeforehandOnly(kind) && written === '事後') return 'must-be-beforehand';
  if (record && written === '事前') return 'past-act';
  return byDates !== undefined && byDates !== written ? 'contradicts-dates' : 'fine';
}
