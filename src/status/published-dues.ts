import { dayOfNumber, daysAfter, firstDay, formatEra } from '../core/dates.js';
import type { CalendarDay } from '../core/dates.js';
import { dutyNamed, lastDayOf } from '../law/periods.js';
import type { DocumentFacts } from './document-facts.js';
import { dueOf } from './due.js';
import type { Due, DueDays } from './due.js';

/** A published version whose 公表日 can be read. */
export type PublishedFacts = DocumentFacts & Required<Pick<DocumentFacts, 'published' | 'form'>>;

/**
 * Lists what is due after the publication of an assessment: its review (規則第14条第1項) and its re-assessment (規則第15条). A work that has
 * ended has other duties (規則第16条).
 * @param published Published versions, the oldest first. The last is the one in force.
 * @param ended Day on which the work ended, as of `firstDay`.
 */
export function publishedDues(published: readonly PublishedFacts[], today: CalendarDay, ended: number | undefined): readonly Due[] {
  const newest = published.at(-1);
  if (!newest) return [];
  if (ended !== undefined && ended <= firstDay(today)) return endDues(dayOfNumber(ended), today);
  const again = reassessmentDue(published, newest, today);
  const hearing = hearingDue(newest, again, today);
  return [reviewDue(newest, today), ...(hearing ? [hearing] : []), again];
}

/** 規則 asks for a review at least once a year and names no day to count from; the documents record no review. */
function reviewDue(newest: PublishedFacts, today: CalendarDay): Due {
  const duty = dutyNamed('review');
  const from = dayOfNumber(newest.published.first);
  return dueOf(duty, today, { by: lastDayOf(duty, from), from: { day: from, what: '公表日' } }, [], duty.clauses);
}

/**
 * Counts five years from the publication of an assessment or re-assessment (規則第15条), not of a correction. No document tells which of
 * its publications that was: 公表日 holds both (記載要領), so the answer is the earliest day that the documents allow, and the latest.
 */
function reassessmentDue(published: readonly PublishedFacts[], newest: PublishedFacts, today: CalendarDay): Due {
  const duty = dutyNamed('reassessment');
  const last = dayOfNumber(newest.published.first);
  const latest = lastDayOf(duty, last);
  const { from, notes, perhapsEarlier } = earliestPublication(published, newest);
  const days = { ...range(lastDayOf(duty, from.day), latest), from, perhapsEarlier };
  const until = days.latest ? [`遅くともの日は、最も新しい版（${formatEra(last)}公表）から数えました`] : [];
  return dueOf(duty, today, days, [...notes, ...until], duty.clauses);
}

/**
 * Returns the earliest day that the last assessment may have been published on, as far as the documents at hand show it. A
 * 全項目評価書 is published after its 第三者点検 (規則第7条第4項 to 第6項), so the day of that is never too late. Without it the day is that of
 * the oldest version, or of the oldest row of 変更箇所: the document was published before that change.
 */
function earliestPublication(
  published: readonly PublishedFacts[],
  newest: PublishedFacts,
): Required<Pick<Due, 'perhapsEarlier' | 'notes'>> & { readonly from: NonNullable<Due['from']> } {
  const { form, review, firstRow } = newest;
  if (dutyNamed('hearing').clausesFor(form) && review && review.last <= newest.published.last)
    return {
      from: { day: dayOfNumber(review.first), what: '第三者点検の実施日' },
      notes: ['公表は第三者点検の後なので、早くてもその実施日から数えます'],
      perhapsEarlier: false,
    };
  const oldest = published.find((version) => version.form === form) ?? newest;
  const called = oldest === newest ? 'この公表' : '手元の最も古い版の公表';
  if (firstRow === undefined || firstRow >= oldest.published.first)
    return {
      from: { day: dayOfNumber(oldest.published.first), what: oldest === newest ? '公表日' : '手元の最も古い版の公表日' },
      notes: [`${called}が修正によるものなら、期限はもっと早くなります`],
      perhapsEarlier: true,
    };
  return {
    from: { day: dayOfNumber(firstRow), what: '変更箇所の最も古い変更日' },
    notes: ['変更箇所にその日の行があるので、それより前から公表されている評価書です。その後に評価を再実施していれば、その公表の日から数えます'],
    perhapsEarlier: true,
  };
}

function range(by: CalendarDay, latest: CalendarDay): DueDays {
  return firstDay(by) < firstDay(latest) ? { by, latest } : { by };
}

/** Counts the days of a hearing (指針第5の3) back from the last day of a re-assessment. Undefined for a form without one. */
function hearingDue({ form }: PublishedFacts, again: Due, today: CalendarDay): Due | undefined {
  const duty = dutyNamed('hearing-again');
  const clauses = duty.clausesFor(form);
  if (!clauses || !again.by) return undefined;
  const back = -(duty.days ?? 0);
  const days = { by: daysAfter(again.by, back), ...(again.latest ? { latest: daysAfter(again.latest, back) } : {}) };
  const from = { day: again.by, what: `${again.duty.title}の期限` };
  return dueOf(duty, today, { ...days, from, perhapsEarlier: again.perhapsEarlier }, [], clauses);
}

/** Lists the duties after the end of a work: to tell the commission (規則第16条), and to keep the document published (記載要領). */
function endDues(ended: CalendarDay, today: CalendarDay): readonly Due[] {
  const [notice, kept] = [dutyNamed('end-notice'), dutyNamed('end-kept')];
  const from = { day: ended, what: '事務をやめた日' };
  const by = lastDayOf(kept, ended);
  const over = firstDay(today) > firstDay(by);
  return [dueOf(notice, today, { from }, [], notice.clauses), dueOf(kept, today, { by, from }, [], kept.clauses, over)];
}
