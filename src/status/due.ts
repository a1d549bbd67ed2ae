import { dayCount } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import type { Clause } from '../law/clauses.js';
import type { Duty } from '../law/periods.js';

/**
 * State of a due act. undated: the law names no day, or the documents do not give it; perhaps-overdue: the earliest possible last day has
 * passed, the latest has not; done: the document itself records the act.
 */
export type DueState = 'open' | 'perhaps-overdue' | 'overdue' | 'undated' | 'done';

/** An act that the law asks for, with its last day. */
export interface Due {
  readonly duty: Duty;
  readonly state: DueState;
  /** Last day on which the act is in time. Of several possible days the earliest. Undefined if there is none. */
  readonly by?: CalendarDay;
  /** Latest possible last day. Undefined if `by` is the only one. */
  readonly latest?: CalendarDay;
  /** True if the last day may be earlier than `by`, because the documents do not give the day to count from. */
  readonly perhapsEarlier: boolean;
  /** The day that the period is counted from, and its name. */
  readonly from?: { readonly day: CalendarDay; readonly what: string };
  /** Sentences in Japanese on this assessment: how it was counted, and what is not known. */
  readonly notes: readonly string[];
  readonly clauses: readonly Clause[];
}

/** Days of a due act, before its state is known. */
export type DueDays = Partial<Pick<Due, 'by' | 'latest' | 'from' | 'perhapsEarlier'>>;

/** Returns a due act with its state on a day. `done` is true if the document records the act. */
export function dueOf(duty: Duty, today: CalendarDay, days: DueDays, notes: readonly string[], clauses: readonly Clause[], done = false): Due {
  const { by, latest, from, perhapsEarlier = false } = days;
  return {
    duty,
    state: done ? 'done' : stateOn(today, by, latest),
    ...(by ? { by } : {}),
    ...(latest ? { latest } : {}),
    perhapsEarlier,
    ...(from ? { from } : {}),
    notes,
    clauses: [...new Set(clauses)],
  };
}

function stateOn(today: CalendarDay, by: CalendarDay | undefined, latest: CalendarDay | undefined): DueState {
  if (!by) return 'undated';
  if (dayCount(today) > dayCount(latest ?? by)) return 'overdue';
  return dayCount(today) > dayCount(by) ? 'perhaps-overdue' : 'open';
}
