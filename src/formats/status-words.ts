import { withoutLongNumbers } from '../core/clip.js';
import { dayCount, dayOfNumber, formatEra, weekdayOf } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { showControls } from '../core/visible.js';
import type { Due } from '../status/due.js';
import type { AssessmentStatus, VersionStatus } from '../status/workspace-status.js';

/** Source of the day of a status, in words. */
export const todayWords = { option: '--today による', clock: 'この機械の時計による' } as const;

/** Returns 評価書名 on one line, or the last part of the path if the document has none. */
export function statusTitle({ path, newest }: AssessmentStatus): string {
  const name = newest.facts.name.replace(/[\r\n\t]+/gu, ' ').trim();
  return showControls(withoutLongNumbers(name === '' ? (path.split('/').at(-1) ?? path) : name));
}

/** Phrases the state of the newest version. */
export function stateWords({ newest, published }: AssessmentStatus): string {
  const since = published === undefined || published === newest ? '' : `。公表中の版は${publishedWords(published)}`;
  return `${versionWords(newest)}${since}`;
}

function versionWords(version: VersionStatus): string {
  switch (version.state) {
    case 'draft':
      return '案（公表日なし）';
    case 'scheduled':
      return `公表前（公表日は${publishedWords(version)}）`;
    case 'published':
      return `公表（${publishedWords(version)}）`;
    case 'undated':
      return '公表日なし';
    case 'unclear':
      return '公表日を読めない';
    case 'unknown':
      return '評価書として読めない';
  }
}

function publishedWords({ facts: { published, publishedText } }: VersionStatus): string {
  if (!published) return '';
  return published.first === published.last ? formatEra(dayOfNumber(published.first)) : showControls(publishedText);
}

/**
 * Formats a day with its day of the week.
 * @example dayWords({ year: 2026, month: 11, day: 29 }) → '令和8年11月29日（日）'
 */
export function dayWords(day: CalendarDay): string {
  return `${formatEra(day)}（${weekdayOf(day)}）`;
}

/** Phrases the last day of a due act. */
export function lastDayWords({ by, latest, perhapsEarlier, state }: Due): string {
  if (!by) return state === 'done' ? '済み' : '日は決まらない';
  if (latest) return `早ければ${dayWords(by)}${perhapsEarlier ? 'か、それより前' : 'まで'}。遅くとも${dayWords(latest)}まで`;
  return `${perhapsEarlier ? '遅くとも' : ''}${dayWords(by)}まで`;
}

/** Phrases the state of a due act on a day. Empty if it has no day. */
export function dueStateWords({ by, latest, perhapsEarlier, state }: Due, today: CalendarDay): string {
  if (!by) return '';
  if (state === 'done') return '済み';
  const left = (day: CalendarDay): number => dayCount(day) - dayCount(today);
  if (state === 'overdue') return `${String(-left(latest ?? by))}日過ぎている`;
  if (state === 'perhaps-overdue') return `${String(-left(by))}日過ぎているおそれ`;
  const until = left(by) === 0 ? '今日まで' : `あと${String(left(by))}日`;
  return `${latest ? '早ければ' : perhapsEarlier ? '遅くとも' : ''}${until}`;
}
