import { daysAfter, formatEra, isoDay } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { sha256Hex } from '../core/digest.js';
import { showControls } from '../core/visible.js';
import { certaintyWords } from './format-clauses.js';
import type { DatedStatus } from '../status/workspace-status.js';
import { dueStateWords, lastDayWords, statusTitle, todayWords } from './status-words.js';
import { contentLines } from './icalendar.js';
import type { ContentLine } from './icalendar.js';
import type { Due } from '../status/due.js';
import type { AssessmentStatus } from '../status/workspace-status.js';

/**
 * Formats the days of a status as a calendar: an all-day event on the last day of each act that has one and is not done. An event keeps
 * its UID when its day moves, so that a calendar replaces it.
 */
export function formatStatusCalendar({ today, todayFrom, assessments }: DatedStatus): string {
  // The day of the status, so that the same status is the same file.
  const stamp = `${compact(today)}T000000Z`;
  const note = `${isoDay(today)} 現在（${todayWords[todayFrom]}）`;
  const events = assessments.flatMap((assessment) =>
    assessment.dues.flatMap((due) => (due.by && due.state !== 'done' ? eventLines(assessment, due, { by: due.by, today, stamp, note }) : [])),
  );
  return contentLines([
    { name: 'BEGIN', value: 'VCALENDAR' },
    { name: 'VERSION', value: '2.0' },
    { name: 'PRODID', value: '-//hyokasho//status//JA' },
    { name: 'CALSCALE', value: 'GREGORIAN' },
    ...events,
    { name: 'END', value: 'VCALENDAR' },
  ]);
}

interface EventDays {
  readonly by: CalendarDay;
  readonly today: CalendarDay;
  readonly stamp: string;
  readonly note: string;
}

function eventLines(assessment: AssessmentStatus, due: Due, { by, today, stamp, note }: EventDays): readonly ContentLine[] {
  const over = due.state === 'overdue' ? '【過ぎている】' : due.state === 'perhaps-overdue' ? '【過ぎているおそれ】' : '';
  const description = [
    `${lastDayWords(due)}（${dueStateWords(due, today)}）`,
    ...(due.from ? [`もとにした日: ${due.from.what}（${formatEra(due.from.day)}）`] : []),
    due.duty.counting,
    ...due.notes,
    ...due.clauses.map(({ id, of, certainty }) => `根拠: ${id}（${of}。${certaintyWords[certainty]}）`),
    `置き場所: ${showControls(assessment.path)}`,
    note,
  ];
  return [
    { name: 'BEGIN', value: 'VEVENT' },
    { name: 'UID', value: `${due.duty.name}-${sha256Hex(assessment.path).slice(0, 32)}@hyokasho.invalid` },
    { name: 'DTSTAMP', value: stamp },
    { name: 'DTSTART;VALUE=DATE', value: compact(by) },
    { name: 'DTEND;VALUE=DATE', value: compact(daysAfter(by, 1)) },
    { name: 'SUMMARY', text: `${over}${due.duty.title}の期限: ${statusTitle(assessment)}` },
    { name: 'DESCRIPTION', text: description.join('\n') },
    { name: 'TRANSP', value: 'TRANSPARENT' },
    { name: 'END', value: 'VEVENT' },
  ];
}

function compact(day: CalendarDay): string {
  return isoDay(day).replaceAll('-', '');
}
