import { firstDay, readDate } from '../core/dates.js';
import type { Form } from './form.js';
import { formItems, formPathKey } from './form-items.js';
import type { FormItem } from './form-items.js';
import { optionChanges } from './former-options.js';
import type { OptionChanges } from './former-options.js';

/**
 * The change of an item between two revisions. If several apply, the first of these: moved (its keys, or keys above it, differ),
 * relabelled, renumbered (a number in its official name differs), stays.
 */
export type RevisionChange = 'moved' | 'relabelled' | 'renumbered' | 'stays' | 'new' | 'gone';

/** An item of two revisions, with its change. */
export interface RevisionDifference {
  readonly change: RevisionChange;
  /** Undefined for a new item. */
  readonly before?: FormItem;
  /** Undefined for an item that is gone. */
  readonly after?: FormItem;
  /** Undefined if the choices are the same. */
  readonly options?: OptionChanges;
}

/**
 * Compares the items of two revisions of a form, independent of any document. Returns one entry for every item of the new revision
 * in its order, then one for every item that is gone. An item other than `stays` differs in every document carried over, so
 * a comparison of two documents can set it aside and look at values only.
 *
 * An item matches the one that its `was` names, otherwise the one with the same key below the matching parent. `was` is read
 * in the later of the two revisions, so that a comparison backwards gives the same pairs.
 */
export function revisionDifferences(oldForm: Form, newForm: Form): readonly RevisionDifference[] {
  const [before, after] = [formItems(oldForm), formItems(newForm)];
  const backwards = dayOf(oldForm) > dayOf(newForm);
  const pairs = backwards ? matchItems(after, before) : matchItems(before, after);
  const counterparts = new Map([...pairs].map(([later, earlier]) => (backwards ? [earlier, later] : [later, earlier])));
  const matched = new Set(counterparts.values());
  return [
    ...after.map((item): RevisionDifference => {
      const former = counterparts.get(item);
      if (!former) return { change: 'new', after: item };
      const options = optionChanges(former.field, item.field);
      return { change: changeOf(former, item), before: former, after: item, ...(options ? { options } : {}) };
    }),
    ...before.filter((item) => !matched.has(item)).map((item): RevisionDifference => ({ change: 'gone', before: item })),
  ];
}

function changeOf(before: FormItem, after: FormItem): RevisionChange {
  if (formPathKey(before.path) !== formPathKey(after.path)) return 'moved';
  if (before.label !== after.label) return 'relabelled';
  return before.numbers.join('\n') === after.numbers.join('\n') ? 'stays' : 'renumbered';
}

/** Matches the items of the later revision with those of the earlier one. */
function matchItems(earlier: readonly FormItem[], later: readonly FormItem[]): Map<FormItem, FormItem> {
  const byPath = new Map(earlier.map((item) => [formPathKey(item.path), item]));
  const pairs = new Map<FormItem, FormItem>();
  const claimed = new Set<FormItem>();
  const claim = (item: FormItem, former: FormItem | undefined): boolean => {
    if (!former || claimed.has(former) || former.shape !== item.shape) return false;
    pairs.set(item, former);
    claimed.add(former);
    return true;
  };
  // A declared match (`was`) goes before a match by the same keys.
  for (const item of later) item.was.some((path) => claim(item, byPath.get(formPathKey(path))));
  const containers = new Map(later.map((item) => [formPathKey(item.path), item]));
  for (const item of later) {
    if (pairs.has(item)) continue;
    const parent = containers.get(formPathKey(item.path.slice(0, -1)));
    const formerParent = parent ? pairs.get(parent)?.path : [];
    if (formerParent) claim(item, byPath.get(formPathKey([...formerParent, ...item.path.slice(-1)])));
  }
  return pairs;
}

function dayOf({ revision }: Form): number {
  const reading = readDate(revision);
  return reading?.ok === true ? firstDay(reading.date) : 0;
}
