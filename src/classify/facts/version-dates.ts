import { foldForm } from '../../core/fold-form.js';
import { firstDay, isDay, lastDay, readDate } from '../../core/dates.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { coverNode, coverText, publishedKey } from '../../model/cover.js';
import type { DeclaredDay } from './declaration.js';

/** 公表日 of a version, as far as it can be read. */
export interface Publication {
  /** unwritten: a draft, without 公表日 or with that of the version before it. unclear: 公表日 is a month, or cannot be read. */
  readonly state: 'unwritten' | 'unclear' | 'day';
  readonly text: string;
  readonly path: Path;
  /** Day numbers as of `firstDay` and `lastDay`; a month has two. 0 if no date can be read. */
  readonly first: number;
  readonly last: number;
  /** 公表日 of the version before. Undefined if it cannot be read. This version is published after that day. */
  readonly former?: { readonly text: string; readonly day: number };
}

/** Reads 公表日 of a version; `before` is the version before it. */
export function publicationOf(assessment: Assessment, before: Assessment): Publication {
  const node = coverNode(assessment, publishedKey);
  const text = node?.text.trim() ?? '';
  const former = formerDay(before);
  const base = { text, path: node?.path ?? [], first: 0, last: 0, ...(former ? { former } : {}) };
  if (text === '' || isPublishedUnchanged(assessment, before)) return { ...base, state: 'unwritten' };
  const reading = readDate(text);
  if (!reading?.ok) return { ...base, state: 'unclear' };
  return { ...base, state: isDay(reading.date) ? 'day' : 'unclear', first: firstDay(reading.date), last: lastDay(reading.date) };
}

function formerDay(before: Assessment): Publication['former'] {
  const text = coverText(before, publishedKey).trim();
  const reading = readDate(text);
  return reading?.ok ? { text, day: firstDay(reading.date) } : undefined;
}

/** True if 公表日 is that of the version before: a draft copied from it. Nothing can be judged by that day. */
export function isPublishedUnchanged(assessment: Assessment, before: Assessment): boolean {
  return isSamePublication(coverText(assessment, publishedKey), coverText(before, publishedKey));
}

/** True if the 公表日 of a version, as written, is that of the version before. */
export function isSamePublication(published: string, former: string): boolean {
  const text = foldForm(published);
  return text !== '' && text === foldForm(former);
}

/** Order of 提出・公表 and 実施日: submitted before 実施日, on that day, or after it. */
export type PublicationOrder = 'before' | 'same-day' | 'after';

/**
 * Compares the day of 提出 with 実施日. Without a usable 提出日 公表日 stands for both acts. Undefined if either day is unknown, or if 公表日 is
 * a month that contains 実施日. 規則第6条, 第7条 ask for 提出 before the change and for 公表 promptly after 提出.
 */
export function publicationOrder(
  publication: Publication,
  effective: DeclaredDay | undefined,
  submitted: DeclaredDay | undefined,
): PublicationOrder | undefined {
  if (!effective) return undefined;
  const submission = usableSubmission(publication, submitted);
  if (submission) return effective.day > submission.day ? 'before' : effective.day < submission.day ? 'after' : 'same-day';
  // An unknown 公表日 is later than that of the version before.
  if (publication.first === 0) return publication.former && effective.day <= publication.former.day ? 'after' : undefined;
  if (effective.day > publication.last) return 'before';
  if (effective.day < publication.first) return 'after';
  return publication.state === 'day' ? 'same-day' : undefined;
}

/** Returns 提出日 if it can be the day of this version. Undefined if it is after 公表日, or before that of the version before. */
export function usableSubmission({ first, last, former }: Publication, submitted: DeclaredDay | undefined): DeclaredDay | undefined {
  if (!submitted || (first !== 0 && submitted.day > last) || (former && submitted.day < former.day)) return undefined;
  return submitted;
}
