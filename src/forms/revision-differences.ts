import { firstDay, readDate } from '../core/dates.js';
import type { Form } from './form.js';
import { formItems, formPathKey } from './form-items.js';
import type { FormItem } from './form-items.js';
import { optionChanges } from './former-options.js';
import type { OptionChanges } from './former-options.js';

/**
 * What became of an item between two revisions; where several are true, the first of:
 * moved (its keys are others, or those of what it stands in), relabelled, renumbered (a number in its official name), stays.
 */
export type RevisionChange = 'moved' | 'relabelled' | 'renumbered' | 'stays' | 'new' | 'gone';

export interface RevisionDifference {
  readonly change: RevisionChange;
  /** Undefined for what is new. */
  readonly before?: FormItem;
  /** Undefined for what is gone. */
  readonly after?: FormItem;
  /** Where the list of choices is not the same. */
  readonly options?: OptionChanges;
}

/**
 * What a revision changed in the form itself, whatever documents say: one entry for every item of the new revision in its
 * order, then those that only the old one has. What is not `stays` here differs in every document that is carried over, so
 * that a comparison of two documents can set it aside and look at contents only.
 *
 * An item is the same in both when `was` says so, otherwise when it stands under the same keys below the same thing. `was`
 * is read in the later of the two revisions, so that the way back is the same way.
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

/** The items of the later revision with those of the earlier one that they were. */
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
  // What is declared goes before what only happens to have the same keys.
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
