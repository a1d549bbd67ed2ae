import { isDay, readDate } from '../core/dates.js';
import type { CalendarDate } from '../core/dates.js';
import { readDays } from '../core/found-dates.js';
import type { AssessmentTree, TextNode } from './assessment.js';

/** Key of 公表日 on the cover. Fixed here because no form description marks the publication day. */
export const publishedKey = '公表日';

/** Returns a text of the cover by its key. Undefined if the form has no such text. */
export function coverNode({ cover }: Pick<AssessmentTree, 'cover'>, key: string): TextNode | undefined {
  const node = cover.find(({ item }) => item.key === key);
  return node?.kind === 'text' ? node : undefined;
}

/** Returns the value of a text of the cover by its key. Empty if there is none. */
export function coverText(assessment: Pick<AssessmentTree, 'cover'>, key: string): string {
  return coverNode(assessment, key)?.text ?? '';
}

/** Returns the last day of 公表日 as a number of `lastDay`. Undefined if it is empty or cannot be read. */
export function publishedDay(assessment: Pick<AssessmentTree, 'cover'>): number | undefined {
  return readDays(coverText(assessment, publishedKey))?.last;
}

/** Returns 公表日 as a date. Undefined unless it is a single day in the spelling of the form. */
export function publishedDate(assessment: Pick<AssessmentTree, 'cover'>): (CalendarDate & { readonly month: number; readonly day: number }) | undefined {
  const reading = readDate(coverText(assessment, publishedKey));
  return reading?.ok === true && isDay(reading.date) ? reading.date : undefined;
}

/** True if 公表日 is written, whatever it says. */
export function isPublished(assessment: Pick<AssessmentTree, 'cover'>): boolean {
  return coverText(assessment, publishedKey).trim() !== '';
}

/** File name of a published version: its day. */
const dayFile = /(?:^|\/)\d{4}-\d{2}-\d{2}\.ya?ml$/u;

/** True for the file of a published version: its name is a day. */
export function isDayFile(file: string): boolean {
  return dayFile.test(file);
}

/** True if a version is or is about to be published: 公表日 is written, or the name of its file is a day. */
export function isFinal(assessment: Pick<AssessmentTree, 'cover'>, file: string): boolean {
  return isPublished(assessment) || isDayFile(file);
}
