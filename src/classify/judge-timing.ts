import type { Timing } from '../forms/internal-keys.js';
import type { Judgement } from './judgement.js';

/**
 * What is to be said of a 提出時期 that stands in a table:
 * must-be-beforehand: a 重要な変更 is told 事後;
 * contradicts-dates: 公表日 and the declared 実施日 say the opposite;
 * contradicts-declaration: the department's own decision says the opposite.
 */
export type TimingVerdict = 'fine' | 'must-be-beforehand' | 'contradicts-dates' | 'contradicts-declaration';

/**
 * Judges the 提出時期 that a row says of a change. What is no 重要な変更 may be told before or after, as the dates have it; what a
 * person decided is that person's answer for; a 重要な変更 that nothing is known of may be told 事前, never 事後.
 */
export function judgeTiming({ kind, timing, overridden, byDates }: Judgement, written: Timing): TimingVerdict {
  if (overridden) return written === timing ? 'fine' : 'contradicts-declaration';
  if (kind === 'important' && written === '事後') return 'must-be-beforehand';
  return byDates !== undefined && byDates !== written ? 'contradicts-dates' : 'fine';
}
