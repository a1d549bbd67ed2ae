import type { Side } from '../core/side.js';
import { equalData } from '../core/equal.js';
import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import type { Entry, FieldNode } from '../model/assessment.js';
import { isKeyWithin } from '../model/item-key.js';
import type { ItemKey } from '../model/item-key.js';
import { contentOf } from '../model/item-values.js';
import { boxesOf, differingOptions } from '../diff/pairs/pair-options.js';
import { replayDiff } from '../diff/replay/replay-diff.js';
import type { AppendixRow } from '../appendix/rows/appendix-row.js';
import {
  entryAddedMark,
  entryRemovedMark,
  isMark,
  omittedBelowMark,
  omittedMark,
  quoted,
  renumberedMark,
  reorderedMark,
} from '../appendix/rows/fixed-phrases.js';
import { joinLabels, nameSeparator } from '../core/name-separator.js';
import { infoFileName, officialLabels, onOneLine } from '../model/item-name.js';
import type { Figures } from '../model/figure-entries.js';
import { figuresOf } from '../model/figure-entries.js';
import { hasRow } from '../appendix/rows/needs-row.js';
import { printedOption, printedLines } from '../model/printed-value.js';

/** A fault of a generated appendix. */
export interface AppendixFault {
  readonly kind:
    | 'replay' // the changes do not turn the old version into the new one
    | 'change-without-row'
    | 'change-in-two-rows'
    | 'row-without-change'
    | 'not-in-version' // a row shows a line that the item of that version does not hold
    | 'left-out'; // a row does not show a changed line
  /** Position of the row, from 0. */
  readonly row?: number;
  readonly key?: ItemKey;
  readonly side?: Side;
  /** The line in question. */
  readonly line?: string;
}

/**
 * Proves an appendix against its two versions. Returns the faults; empty if proven. The changes turn the old version into the new
 * one; every change outside the cover has exactly one row, and every row a change; every line of an excerpt is in its item of its
 * version, in that order; every line of only one version is shown. Of the phrasing it knows only the fixed phrases.
 */
export function proveAppendix(diff: AssessmentDiff, rows: readonly AppendixRow[]): readonly AppendixFault[] {
  const versions = { before: itemsOf(diff.before), after: itemsOf(diff.after) };
  return [
    ...(equalData(replayDiff(diff.before, diff), contentOf(diff.after)) ? [] : [{ kind: 'replay' } as const]),
    ...countFaults(diff, rows),
    ...rows.flatMap((row, index) => rowFaults(row, diff, versions).map((fault) => ({ ...fault, row: index }))),
  ];
}

function countFaults(diff: AssessmentDiff, rows: readonly AppendixRow[]): readonly AppendixFault[] {
  const expected = count(diff.changes.filter((change) => hasRow(change, diff)).map(({ key }) => key));
  const found = count(rows.flatMap(({ keys }) => keys));
  const faults: AppendixFault[] = [];
  for (const [key, times] of expected) {
    const rowsOfIt = found.get(key) ?? 0;
    if (rowsOfIt < times) faults.push({ kind: 'change-without-row', key });
    if (rowsOfIt > times) faults.push({ kind: 'change-in-two-rows', key });
  }
  for (const [index, { keys }] of rows.entries()) {
    if (keys.length === 0) faults.push({ kind: 'row-without-change', row: index });
    for (const key of keys) if (!expected.has(key)) faults.push({ kind: 'row-without-change', row: index, key });
  }
  return faults;
}

function count(keys: readonly ItemKey[]): ReadonlyMap<ItemKey, number> {
  const counted = new Map<ItemKey, number>();
  for (const key of keys) counted.set(key, (counted.get(key) ?? 0) + 1);
  return counted;
}

/** The fields and entries of a version by their keys, to check what a change claims of it. */
interface Items {
  readonly fields: ReadonlyMap<ItemKey, FieldNode>;
  readonly entries: ReadonlyMap<ItemKey, Entry>;
  readonly isPicture: Figures['isPicture'];
}

function itemsOf(assessment: AssessmentDiff['before']): Items {
  return {
    fields: new Map(assessment.fields.map((field) => [field.key, field])),
    entries: new Map(assessment.entries.map((entry) => [entry.key, entry])),
    isPicture: figuresOf(assessment).isPicture,
  };
}

function rowFaults(row: AppendixRow, diff: AssessmentDiff, versions: Record<Side, Items>): readonly Omit<AppendixFault, 'row'>[] {
  const first = row.judgement.change;
  const changes = row.keys.flatMap((key) => (key === first.key ? [first] : diff.changes.filter((change) => change.key === key && change.kind === first.kind)));
  return (['before', 'after'] as const).flatMap((side) => {
    const shown = row[side].split('\n');
    const source = changes.flatMap((change) => sourceLines(change, side, versions[side]));
    const unfounded = firstUnfounded(shown, source);
    const left = firstLeftOut(
      shown,
      changes.flatMap((change) => dueLines(change, side, versions[side].isPicture)),
    );
    return [
      ...(unfounded === undefined ? [] : [{ kind: 'not-in-version' as const, side, line: unfounded }]),
      // A row of a whole 特定個人情報ファイル shows only its beginning.
      ...(left === undefined || (first.kind === 'entry' && shown.at(-1) === omittedBelowMark) ? [] : [{ kind: 'left-out' as const, side, line: left }]),
    ];
  });
}

/** Returns every line that a row may show of a change, in the order that the row must keep. */
function sourceLines(change: Change, side: Side, items: Items): readonly string[] {
  const of = change[side];
  if (change.kind === 'field') {
    const field = of && items.fields.get(of.key);
    return field ? valueLines(field) : [];
  }
  const entry = of && items.entries.get(of.key);
  const titles = entry ? titlesOf(entry) : [];
  if (change.kind === 'move') return titles.flatMap((title) => [quoted(title), renumberedMark(title), reorderedMark(title)]);
  const other = change.before ?? change.after;
  const marks = other ? titlesOf(other).flatMap((title) => [entryAddedMark(title), entryRemovedMark(title), title]) : [];
  if (!entry) return marks;
  // An empty item with others printed beneath it shows its label alone.
  const labels = [...items.fields.values()].filter(({ key }) => isKeyWithin(key, entry.key)).map(labelOf);
  return [...marks, ...entry.fields.flatMap((field) => [...officialLabels(field.labels), ...labels, ...valueLines(field)])];
}

/** Returns the lines of a value, with and without its labels. */
function valueLines(field: FieldNode): readonly string[] {
  const lines = printedLines(field);
  const labels = [...new Set([labelOf(field), ...officialLabels(field.labels)])];
  return [...labels.flatMap((label) => [`${label}：`, ...lines.flatMap((line) => [`${label}：${line}`, joinLabels([label, line])])]), ...lines];
}

function labelOf({ item }: FieldNode): string {
  return item.no + item.label;
}

function titlesOf({ of, number, called, labels }: Entry): readonly string[] {
  const titles = [`${of}${String(number)}`, officialLabels(labels).at(-1) ?? ''];
  return [...new Set(titles.flatMap((title) => [title, ...[onOneLine(called), infoFileName(called)].map((name) => joinLabels([title, name]))]))];
}

/**
 * Returns the lines that a row must show. They are the texts of an entry, the differing options of boxes, and of any other field the
 * lines that the other version lacks. Empty for a move and for a picture.
 */
function dueLines(change: Change, side: Side, isPicture: Figures['isPicture']): readonly string[] {
  const other = side === 'before' ? 'after' : 'before';
  if (change.kind === 'entry') return change[side]?.fields.flatMap((node) => (node.kind === 'text' && !isPicture(node.path) ? printedLines(node) : [])) ?? [];
  if (change.kind === 'move') return [];
  const [field, otherField] = [change[side], change[other]];
  if (!field || isPicture(field.path)) return [];
  if (field.kind === 'boxes') {
    const { pairs } = differingOptions(boxesOf(change.before), boxesOf(change.after));
    return pairs.flatMap(({ [side]: option }) => (option ? printedOption(option).split('\n') : []));
  }
  const elsewhere = new Set(otherField ? printedLines(otherField) : []);
  return printedLines(field).filter((line) => line.trim() !== '' && !elsewhere.has(line));
}

/** Finds the first shown line that is no fixed phrase and not in the source behind the lines before it. Undefined if there is none. */
function firstUnfounded(shown: readonly string[], source: readonly string[]): string | undefined {
  let from = 0;
  for (const line of shown) {
    if (line.trim() === '' || isMark(line)) continue;
    const at = hasGap(line) ? source.findIndex((each, index) => index >= from && matches(line, each)) : source.indexOf(line, from);
    if (at < 0) return line;
    from = at + 1;
  }
  return undefined;
}

/** Finds the first line that a row must show and does not. Undefined if there is none. */
function firstLeftOut(shown: readonly string[], due: readonly string[]): string | undefined {
  const whole = new Set(shown);
  return due.find((line) => !whole.has(line) && !shown.some((each) => shows(each, line)));
}

/** True if a row shows a line itself, or a long line with sentences left out. */
function matches(shown: string, line: string): boolean {
  if (shown === line) return true;
  if (!hasGap(shown)) return false;
  let from = 0;
  for (const kept of shown.split(omittedMark)) {
    const at = line.indexOf(kept, from);
    if (at < 0) return false;
    from = at + kept.length;
  }
  return true;
}

/** True for a line with sentences left out. */
function hasGap(shown: string): boolean {
  return shown.includes(omittedMark) && !isMark(shown);
}

/** True if a line of a row shows a line of a value, with or without its label. */
function shows(shown: string, line: string): boolean {
  return matches(shown, line) || shown.endsWith(`：${line}`) || shown.endsWith(nameSeparator + line);
}
