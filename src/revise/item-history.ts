import { rowCells } from '../appendix/rows/change-table.js';
import type { Change } from '../diff/changes/change.js';
import { pairItems } from '../diff/pairs/pair-items.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, ChangeRow, FieldNode } from '../model/assessment.js';
import { coverText, publishedKey } from '../model/cover.js';
import { isKeyWithin, isPathWithin, itemKey, keySteps } from '../model/item-key.js';
import type { ItemKey } from '../model/item-key.js';
import { isEmptyField } from '../model/item-values.js';
import { officialLabels } from '../model/item-name.js';
import { joinLabels } from '../core/name-separator.js';
import { fieldText } from '../model/printed-value.js';
import type { Version } from '../model/version.js';
import { itemFinder } from '../names/find-item.js';
import type { ItemSearch } from '../names/find-item.js';
import type { Step } from '../step/step.js';

/** An item in one version. */
export interface HistoryEntry {
  readonly file: string;
  /** 公表日 as written. Empty for a draft. */
  readonly published: string;
  /** first: the oldest version; moved: the same text under another number or name; absent: this version does not have the item. */
  readonly state: 'first' | 'same' | 'moved' | 'changed' | 'added' | 'removed' | 'absent';
  /** Official name in this version. Empty if it does not have the item. */
  readonly name: string;
  readonly text: string;
  /** The rows of 変更箇所 of this version that cover a change of the item. */
  readonly rows: readonly HistoryRow[];
}

/** A row of 変更箇所, its cells as text. */
export interface HistoryRow {
  /** From 1. */
  readonly number: number;
  readonly date: string;
  readonly item: string;
  readonly timing: string;
  readonly explanation: string;
}

export interface ItemHistory {
  /** The item in the newest version that has it. */
  readonly name: string;
  /** Oldest first. */
  readonly entries: readonly HistoryEntry[];
}

/** Fields of an item in one version, and the keys of the headings or entries that hold them. */
interface Tracked {
  readonly keys: readonly ItemKey[];
  readonly fields: readonly FieldNode[];
  readonly name: string;
}

/**
 * Follows an item through all versions, from the newest one that has it under the asked name. Entries and items are paired as the differ pairs them.
 * Returns the search of the newest version if no version has the item. Reads the rows only of steps that changed it.
 * @param versions Oldest first, at least one.
 * @param stepTo Opens the step to a version from the one before it.
 */
export function itemHistory(
  asked: string,
  versions: readonly Version[],
  stepTo: (index: number) => Step,
): ItemHistory | Exclude<ItemSearch, { kind: 'found' }> {
  const searches = versions.map(
    ({ assessment }) =>
      () =>
        itemFinder(assessment).resolve(asked),
  );
  const newest = searches.at(-1)?.() ?? { kind: 'unknown', near: [], understood: 0 };
  if (newest.kind === 'several') return newest;
  let base = versions.length - 1;
  let found: ItemSearch = newest;
  while (found.kind !== 'found' && base > 0) found = searches[--base]?.() ?? found;
  const start = versions[base];
  if (found.kind !== 'found' || !start) return newest.kind === 'found' ? { kind: 'unknown', near: [], understood: 0 } : newest;
  const tracked: Tracked[] = [];
  tracked[base] = trackedAt(start.assessment, found.paths, found.name);
  for (let at = base - 1; at >= 0; at--) tracked[at] = follow(tracked[at + 1], versions[at + 1], versions[at], 'before');
  for (let at = base + 1; at < versions.length; at++) tracked[at] = follow(tracked[at - 1], versions[at - 1], versions[at], 'after');
  return { name: found.name, entries: versions.map((version, at) => historyEntry(version, tracked, at, stepTo)) };
}

function trackedAt(assessment: Assessment, paths: readonly Path[], name: string): Tracked {
  const finder = itemFinder(assessment);
  const fields = assessment.fields.filter(({ path }) => paths.some((above) => isPathWithin(path, above)));
  return { keys: paths.map((path) => finder.keyOf(path)), fields, name };
}

const nothing: Tracked = { keys: [], fields: [], name: '' };

/** Finds the item of one version in its neighbour on a side. */
function follow(from: Tracked | undefined, version: Version | undefined, neighbour: Version | undefined, side: 'before' | 'after'): Tracked {
  if (!from || !version || !neighbour || from === nothing) return nothing;
  const [old, now] = side === 'before' ? [neighbour, version] : [version, neighbour];
  const pairs = pairItems(old.assessment, now.assessment)[side];
  const keys = from.keys.flatMap((key) => counterpart(key, pairs) ?? []);
  const own = new Set(from.fields.flatMap(({ key }) => pairs(key) ?? []));
  const isField = from.keys.length > 0 && from.keys.every((key) => from.fields.some((field) => field.key === key));
  const fields = neighbour.assessment.fields.filter(({ key }) => own.has(key) || (!isField && keys.some((above) => isKeyWithin(key, above))));
  if (fields.length === 0) return nothing;
  return { keys: isField ? fields.map(({ key }) => key) : keys, fields, name: nameOf(fields, keys, neighbour.assessment) ?? from.name };
}

/** Returns the key of a field, or of a heading with the innermost entry around it, in the other version. Undefined if that entry is not there. */
function counterpart(key: ItemKey, pairs: (key: ItemKey) => ItemKey | undefined): ItemKey | undefined {
  const direct = pairs(key);
  if (direct !== undefined) return direct;
  const steps = keySteps(key);
  const depth = steps.findLastIndex((step) => step.startsWith('#')) + 1;
  if (depth === 0) return key;
  const entry = pairs(itemKey(steps.slice(0, depth)));
  return entry === undefined || depth === steps.length ? undefined : itemKey([...keySteps(entry), ...steps.slice(depth)]);
}

function nameOf(fields: readonly FieldNode[], keys: readonly ItemKey[], { entries }: Assessment): string | undefined {
  const entry = entries.find(({ key }) => keys.includes(key));
  return entry?.name ?? (fields.length === 1 ? fields[0]?.name : undefined);
}

function historyEntry({ source, assessment }: Version, tracked: readonly Tracked[], at: number, stepTo: (index: number) => Step): HistoryEntry {
  const [here, before] = [tracked[at] ?? nothing, tracked[at - 1]];
  const state = stateOf(here, before);
  const isChanged = state !== 'first' && state !== 'same' && state !== 'absent';
  return {
    file: source.file,
    published: coverText(assessment, publishedKey),
    state,
    name: here.name,
    text: textOf(here),
    rows: isChanged ? rowsAbout(stepTo(at), here, before ?? nothing) : [],
  };
}

function stateOf(here: Tracked, before: Tracked | undefined): HistoryEntry['state'] {
  const isThere = here.fields.length > 0;
  if (!before) return isThere ? 'first' : 'absent';
  const wasThere = before.fields.length > 0;
  if (isThere !== wasThere) return isThere ? 'added' : 'removed';
  if (!isThere) return 'absent';
  if (textOf(here) !== textOf(before)) return 'changed';
  return here.name === before.name ? 'same' : 'moved';
}

/** Returns the value of the item as print shows it: of several fields each that is filled, behind the labels in which they differ. */
function textOf({ fields }: Tracked): string {
  const [only, ...others] = fields;
  if (only && others.length === 0) return fieldText(only);
  const labels = fields.map((field) => officialLabels(field.labels));
  const [first = []] = labels;
  const differs = first.findIndex((label, index) => labels.some((each) => each[index] !== label));
  const common = differs < 0 ? first.length : differs;
  return fields
    .flatMap((field, index) => {
      if (isEmptyField(field)) return [];
      const [label, text] = [joinLabels((labels[index] ?? []).slice(common)), fieldText(field)];
      // The name of an entry stands behind the number of the entry alone.
      return [label === '' ? text : `${label}：${text.includes('\n') ? '\n' : ''}${text}`];
    })
    .join('\n');
}

function rowsAbout(step: Step, here: Tracked, before: Tracked): readonly HistoryRow[] {
  const concerns = ({ change, items }: { readonly change: Change; readonly items: readonly ItemKey[] }): boolean => {
    const { fields, keys } = change.after ? here : before;
    const tracked = fields.map(({ key }) => key);
    return items.some((item) => tracked.some((key) => isKeyWithin(key, item)) || keys.some((above) => isKeyWithin(item, above)));
  };
  return step.matching.rows.filter(({ changes }) => changes.some(concerns)).map(({ row }) => historyRow(row, step.numberOf(row)));
}

function historyRow(row: ChangeRow, number: number): HistoryRow {
  return {
    number,
    date: row.dateCell?.text ?? '',
    item: rowCells(row)?.item.text ?? '',
    timing: row.timing?.choice ?? '',
    explanation: row.explanation?.text ?? '',
  };
}
