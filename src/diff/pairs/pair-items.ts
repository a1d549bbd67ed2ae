import type { Assessment, EntryScope, Scope } from '../../model/assessment.js';
import type { ItemKey } from '../../model/item-key.js';
import { matchEntries } from './match-entries.js';
import { pairForms } from './pair-forms.js';

/** Keys of the fields and entries of one version by those of the other, paired as `diffAssessments` pairs them. Undefined if the other has none. */
export interface ItemPairs {
  readonly before: (after: ItemKey) => ItemKey | undefined;
  readonly after: (before: ItemKey) => ItemKey | undefined;
}

/** Pairs the fields and entries of two versions, whatever became of their ids, their numbers or the revision of the form. */
export function pairItems(before: Assessment, after: Assessment): ItemPairs {
  const forms = pairForms(before.form, after.form);
  const [back, forward] = [new Map<ItemKey, ItemKey>(), new Map<ItemKey, ItemKey>()];
  const put = (old: ItemKey, now: ItemKey): void => {
    back.set(now, old);
    forward.set(old, now);
  };
  const scope = (old: Scope, now: Scope): void => {
    for (const [key, node] of old.fields) {
      const other = now.fields.get(forms.after(key) ?? '');
      if (other) put(node.key, other.key);
    }
    for (const [key, entries] of old.lists) list(entries, now.lists.get(forms.after(key) ?? '') ?? []);
  };
  const list = (old: readonly EntryScope[], now: readonly EntryScope[]): void => {
    for (const pair of matchEntries(old, now)) {
      put(pair.before.entry.key, pair.after.entry.key);
      scope(pair.before, pair.after);
    }
  };
  scope(before.root, after.root);
  return { before: (key) => back.get(key), after: (key) => forward.get(key) };
}
