import { whatElseData } from '../generated/law.js';

/** Reading of an item that holds names. companies reads its lines and the companies in its text; companies-only the latter alone. */
export type NameReading = 'lines' | 'companies' | 'companies-only' | 'offices';

/** Items that hold names of one kind, by their keys from the root joined by `/`, without list positions. */
export interface NameItems {
  /** システム */
  readonly what: string;
  readonly read: NameReading;
  readonly items: readonly string[];
  /** Further items. A name that one of them holds has not gone. */
  readonly within: readonly string[];
}

/** A reminder of items that a change elsewhere may concern. Items are keys as in `NameItems`. */
export interface FollowUp {
  readonly id: string;
  /** Lists that got an entry. */
  readonly added: readonly string[];
  /** Items whose value changed. */
  readonly changed: readonly string[];
  /** The choice that counts as a change. Undefined if each does. */
  readonly to: string | undefined;
  /** Choices of a number of people that rose to a higher class. */
  readonly rising: readonly string[];
  /** Parts, sections or items. The reminder holds while none of them changed. */
  readonly untouched: readonly string[];
  /** Parts of an added entry. The reminder holds while all of them are empty. */
  readonly blank: readonly string[];
  readonly ask: string;
  readonly reason: string;
}

/** Reading of an item for the comparison of two assessments of one 事務. */
export type SideReading = 'lines' | 'offices' | 'contacts' | 'citations' | 'choice';

/** An item that several forms hold, by its keys as in `NameItems`. */
export interface SideItem {
  readonly what: string;
  readonly read: SideReading;
  readonly items: readonly string[];
}

/** The data of `schema/what-else.yaml`. */
export interface WhatElse {
  readonly names: readonly NameItems[];
  /** Words that an item for names may hold, and that name nothing. */
  readonly generic: readonly string[];
  readonly followUps: readonly FollowUp[];
  readonly sides: readonly SideItem[];
}

interface RawWhatElse {
  readonly names: readonly (Omit<NameItems, 'within'> & Partial<Pick<NameItems, 'within'>>)[];
  readonly generic: readonly string[];
  readonly 'follow-ups': readonly (Partial<FollowUp> & Pick<FollowUp, 'id' | 'ask' | 'reason'>)[];
  readonly 'side-by-side': readonly SideItem[];
}

let data: WhatElse | undefined;

/** Returns what else a change may concern, read once in a process. */
export function whatElse(): WhatElse {
  data ??= read(whatElseData() as RawWhatElse);
  return data;
}

function read(raw: RawWhatElse): WhatElse {
  return {
    names: raw.names.map((items) => ({ within: [], ...items })),
    generic: raw.generic,
    followUps: raw['follow-ups'].map((each) => ({ added: [], changed: [], to: undefined, rising: [], untouched: [], blank: [], ...each })),
    sides: raw['side-by-side'],
  };
}
