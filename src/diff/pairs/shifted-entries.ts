import type { Assessment, Entry } from '../../model/assessment.js';
import { listKey } from '../../model/item-key.js';
import { entryPrint } from './entry-print.js';

/** An entry that prints what another one of its list printed before, under another id: ids that count positions were given anew. */
export interface EntryShift {
  readonly before: Entry;
  readonly after: Entry;
}

/**
 * Finds entries of the new version that print what an entry with another id printed, while their own ids belonged to others. The diff
 * goes by the ids, and so tells of changes of name and content; this hints at what happened. Empty entries are alike by chance.
 */
export function shiftedEntries({ before, after }: { readonly before: Assessment; readonly after: Assessment }): readonly EntryShift[] {
  const old = new Map<string, Entry[]>();
  const byId = new Map<string, Entry>();
  for (const entry of before.entries) {
    byId.set(placeOf(entry, entry.id), entry);
    const key = placeOf(entry, entryPrint(entry));
    const same = old.get(key);
    if (same) same.push(entry);
    else old.set(key, [entry]);
  }
  const ids = new Set(after.entries.map((entry) => placeOf(entry, entry.id)));
  return after.entries.flatMap((entry) => {
    const print = entryPrint(entry);
    const former = byId.get(placeOf(entry, entry.id));
    if (entry.id === '' || entry.fields.length === 0 || (former && entryPrint(former) === print)) return [];
    // An entry that stands where it stood was only given the id of another: the diff matches the two.
    const [from, another] = old.get(placeOf(entry, print)) ?? [];
    // An id that only the new version has is no other's, but that of an entry whose own id went to another.
    const isKept = from && (former ?? ids.has(placeOf(entry, from.id)));
    return isKept && !another && from.id !== '' && from.id !== entry.id && from.number !== entry.number ? [{ before: from, after: entry }] : [];
  });
}

/** Joins the list of an entry with its id or content. */
function placeOf({ key }: Entry, rest: string): string {
  return JSON.stringify([listKey(key), rest]);
}
