import { foldForm } from '../../core/fold-form.js';
import { firstDay, isDay, lastDay, readDate } from '../../core/dates.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { coverNode, coverText, publishedKey } from '../../model/cover.js';
import type { EffectiveDay } from './declaration.js';

/** 公表日 of a version. */
export interface Publication {
  /** unwritten: a draft, which will be published some day; one that still has the day of the version before it is such a draft. unclear: no day, so nothing can be before or after it. */
  readonly state: 'unwritten' | 'unclear' | 'day';
  readonly text: string;
  readonly path: Path;
  /** As `firstDay` and `lastDay` count; a month has both. */
  readonly first: number;
  readonly last: number;
  /** 公表日 of the version before, where it can be read: this version is published after that day. */
  readonly former?: { readonly text: string; readonly day: number };
}

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

/** A draft that was copied from the version before it, 公表日 and all: nothing can be judged by that day. */
export function isPublishedUnchanged(assessment: Assessment, before: Assessment): boolean {
  const text = foldForm(coverText(assessment, publishedKey));
  return text !== '' && text === foldForm(coverText(before, publishedKey));
}

/** The publication comes before the day on which the change takes effect, on that day, or after it. */
export type PublicationOrder = 'before' | 'same-day' | 'after';

/** Where the publication lies beside the day on which a change takes effect. Undefined where either is not known, or where a month of publication holds that day. */
export function publicationOrder(publication: Publication, effective: EffectiveDay | undefined): PublicationOrder | undefined {
  if (!effective) return undefined;
  // Whatever day it will be, it lies behind that of the version before.
  if (publication.first === 0) return publication.former && effective.day <= publication.former.day ? 'after' : undefined;
  if (effective.day > publication.last) return 'before';
  if (effective.day < publication.first) return 'after';
  return publication.state === 'day' ? 'same-day' : undefined;
}
