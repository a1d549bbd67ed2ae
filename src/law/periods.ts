import { yearsAfter, daysAfter } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { periodData } from '../generated/law.js';
import { clauseNamed } from './clauses.js';
import type { Clause } from './clauses.js';

/** The acts that 規則, 指針 and 記載要領 ask for, in the order in which they are shown. */
export const dutyNames = [
  'end-notice',
  'end-kept',
  'hearing',
  'submission',
  'submission-beside',
  'submission-new',
  'emergency',
  'correction',
  'publication',
  'publication-corrected',
  'review',
  'hearing-again',
  'reassessment',
] as const;
export type DutyName = (typeof dutyNames)[number];

/** An act that the law asks for, with its period and its clauses. */
export interface Duty {
  readonly name: DutyName;
  readonly title: string;
  /** Sentences on how it is counted, which hold for every assessment. */
  readonly counting: string;
  /** Length of its period. Undefined if the law names no number. */
  readonly years?: number;
  readonly days?: number;
  /** on: the last day of the period still counts; before: the act must be over earlier. */
  readonly last: 'on' | 'before';
  /** Returns the clauses for a form (様式２). Undefined if the act is not asked of it. */
  clausesFor(form: string): readonly Clause[] | undefined;
  /** All its clauses, in any form. */
  readonly clauses: readonly Clause[];
}

interface RawDuty {
  readonly title: string;
  readonly counting: string;
  readonly years?: number;
  readonly days?: number;
  readonly last: string;
  readonly clauses: readonly string[] | Readonly<Record<string, readonly string[]>>;
}
export interface RawPeriods {
  readonly duties: Readonly<Record<string, RawDuty>>;
}

let known: ReadonlyMap<DutyName, Duty> | undefined;

/** Returns a duty of `schema/periods.yaml`, which is read once in a process. */
export function dutyNamed(name: DutyName): Duty {
  known ??= readPeriods(periodData() as RawPeriods);
  const found = known.get(name);
  if (!found) throw periodError(`there is no duty ${name}`);
  return found;
}

/** Reads the duties of a file. Throws if one is missing, unknown, or has a wrong period or clause, which is a bug in the data. */
export function readPeriods({ duties }: RawPeriods): ReadonlyMap<DutyName, Duty> {
  const unknown = Object.keys(duties).find((name) => !dutyNames.some((each) => each === name));
  if (unknown !== undefined) throw periodError(`duty ${unknown} is not known`);
  return new Map(
    dutyNames.map((name) => {
      const raw = duties[name];
      if (!raw) throw periodError(`there is no duty ${name}`);
      return [name, readDuty(name, raw)];
    }),
  );
}

function readDuty(name: DutyName, { title, counting, years, days, last, clauses }: RawDuty): Duty {
  const length = years ?? days;
  if (length !== undefined && !(Number.isInteger(length) && length > 0 && (years === undefined || days === undefined)))
    throw periodError(`duty ${name} has a wrong period`);
  if (last !== 'on' && last !== 'before') throw periodError(`duty ${name}: last is ${last}`);
  const named = (ids: readonly string[]): readonly Clause[] => ids.map((id) => clauseNamed(id, 'periods.yaml'));
  const byForm = isList(clauses) ? undefined : new Map(Object.entries(clauses).map(([form, ids]) => [form, named(ids)]));
  const all = isList(clauses) ? named(clauses) : [...new Set([...(byForm?.values() ?? [])].flat())];
  if (all.length === 0) throw periodError(`duty ${name} rests on no clause`);
  return {
    name,
    title,
    counting,
    ...(years === undefined ? {} : { years }),
    ...(days === undefined ? {} : { days }),
    last,
    clauses: all,
    clausesFor: (form) => (byForm ? byForm.get(form) : all),
  };
}

function isList(value: RawDuty['clauses']): value is readonly string[] {
  return Array.isArray(value);
}

/** Returns the last day on which a duty of some years can be done, counted from a day. */
export function lastDayOf({ years = 0, last }: Duty, from: CalendarDay): CalendarDay {
  const day = yearsAfter(from, years);
  return last === 'on' ? day : daysAfter(day, -1);
}

function periodError(text: string): Error {
  return new Error(`schema/periods.yaml: ${text}`);
}
