import { withoutLongNumbers } from '../core/clip.js';
import { dayCount, dayOfNumber, isoDay } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { clauseData } from './format-clauses.js';
import type { DatedStatus } from '../status/workspace-status.js';
import type { Due } from '../status/due.js';
import type { AssessmentStatus, VersionStatus } from '../status/workspace-status.js';

/** Formats a status as JSON for other programs. Days are `YYYY-MM-DD`; an unknown value is null. */
export function formatStatusJson({ today, todayFrom, assessments }: DatedStatus): string {
  const clauses = [...new Set(assessments.flatMap(({ dues }) => dues.flatMap((due) => due.clauses)))];
  const whole = {
    today: isoDay(today),
    todayFrom,
    assessments: assessments.map((assessment) => assessmentData(assessment, today)),
    clauses: clauses.map(clauseData),
  };
  return `${JSON.stringify(whole, undefined, 2)}\n`;
}

function assessmentData({ path, versions, newest, published, errors, remaining, dues, notes }: AssessmentStatus, today: CalendarDay): object {
  const sum = (key: 'left' | 'total'): number => (remaining ?? []).reduce((all, part) => all + part[key], 0);
  return {
    path,
    name: withoutLongNumbers(newest.facts.name),
    form: newest.facts.form ?? null,
    revision: newest.facts.form === undefined ? null : newest.facts.revision,
    state: newest.state,
    published: published ? publishedData(published) : null,
    versions: versions.map(versionData),
    newest: newest.facts.file,
    errors,
    remaining: remaining ? { left: sum('left'), total: sum('total'), parts: remaining.map(({ part, left, total }) => ({ part, left, total })) } : null,
    dues: dues.map((due) => dueData(due, today)),
    notes,
  };
}

function versionData(version: VersionStatus): object {
  const { name, facts, state, errors, warnings } = version;
  return { name, file: facts.file, form: facts.form ?? null, state, published: publishedData(version), errors, warnings };
}

/** The first day of 公表日, as deadlines count it. */
function publishedData({ facts: { published } }: VersionStatus): string | null {
  return published ? isoDay(dayOfNumber(published.first)) : null;
}

function dueData({ duty, state, by, latest, perhapsEarlier, from, notes, clauses }: Due, today: CalendarDay): object {
  return {
    kind: duty.name,
    title: duty.title,
    state,
    by: by ? isoDay(by) : null,
    latest: latest ? isoDay(latest) : null,
    perhapsEarlier,
    daysLeft: by ? dayCount(by) - dayCount(today) : null,
    from: from ? { day: isoDay(from.day), what: from.what } : null,
    counting: duty.counting,
    notes,
    clauses: clauses.map(({ id }) => id),
  };
}
