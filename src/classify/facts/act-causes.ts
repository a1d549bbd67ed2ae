import type { AssessmentDiff, Change, FieldChange } from '../../diff/changes/change.js';
import type { FieldVisit } from '../../model/assessment.js';
import { keyAbove, keyBelow, listKey } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';
import { walkLists } from '../../model/walk.js';

/** The changes from which another one follows, as one act. */
export interface ActCause {
  /**
   * decides: its choice or tick decides that the other item is filled in at all; counts: the other is the number of these entries;
   * renumbers: the other is an entry of their list, with a new number.
   */
  readonly kind: 'decides' | 'counts' | 'renumbers';
  readonly changes: readonly Change[];
}

/**
 * Finds the changes that follow from another one. 再委託する brings 再委託の許諾方法 and 再委託事項, 委託する brings the first 委託事項, and another
 * 委託事項 brings another number of 件 (`when`, `unless` and `counts` of the form) and other numbers of the entries behind it.
 */
export function actCauses({ before, after, changes }: AssessmentDiff): ReadonlyMap<Change, ActCause> {
  const fields = new Map<ItemKey, FieldChange>();
  const entries = new Map<ItemKey, Change[]>();
  for (const change of changes) {
    if (change.kind === 'field') fields.set(change.key, change);
    const list = change.kind === 'entry' ? listKey(change.key) : undefined;
    if (list !== undefined) entries.set(list, [...(entries.get(list) ?? []), change]);
  }
  const [old, now] = [before, after].map((each) => new Map([...each.visits, ...walkLists(each)].map((visit) => [visit.node.key, visit])));
  const causes = new Map<Change, ActCause>();
  for (const change of changes) {
    const list = listKey(change.key);
    const around = change.kind === 'move' && change.what === 'renumbered' && list !== undefined ? (entries.get(list) ?? []) : [];
    if (around.length > 0) causes.set(change, { kind: 'renumbers', changes: around });
    const counted = change.kind === 'field' ? countedLists(change).flatMap((list) => entries.get(list) ?? []) : [];
    const key = change.kind === 'entry' ? list : change.key;
    const decider = key === undefined || change.kind === 'move' ? undefined : decidingChange(old?.get(key), now?.get(key), fields);
    if (decider && decider !== change) causes.set(change, { kind: 'decides', changes: [decider] });
    else if (counted.length > 0) causes.set(change, { kind: 'counts', changes: counted });
  }
  return causes;
}

type Condition = Pick<FieldVisit, 'applies' | 'decider'>;

/** Returns the change of the item by which another one came to apply, or ceased to. Undefined if it applied before as it does now. */
function decidingChange(old: Condition | undefined, now: Condition | undefined, fields: ReadonlyMap<ItemKey, FieldChange>): FieldChange | undefined {
  if ((old?.applies === 'yes') === (now?.applies === 'yes')) return undefined;
  return [now?.decider, old?.decider].flatMap((decider) => (decider ? (fields.get(decider.key) ?? []) : [])).at(0);
}

/** Returns the lists whose number of 件 is all that changed in a choice or in boxes. Empty if anything else changed. */
function countedLists({ key, before, after, detail }: FieldChange): readonly ItemKey[] {
  const node = after ?? before;
  const list = (counts: string): ItemKey => keyBelow(keyAbove(key), counts);
  if (detail.kind === 'choice' && detail.count && detail.before === detail.after) return countOf(node).map(list);
  if (detail.kind !== 'boxes' || node?.kind !== 'boxes') return [];
  const lists = detail.options.map(({ label, before: was, after: is }) =>
    was?.ticked === is?.ticked ? node.options.find((option) => option.label === label)?.count?.counts : undefined,
  );
  return lists.flatMap((counts) => (counts !== undefined && lists.every((each) => each !== undefined) ? [list(counts)] : []));
}

function countOf(node: FieldVisit['node'] | undefined): readonly string[] {
  return node?.kind === 'choice' && node.count ? [node.count.counts] : [];
}
