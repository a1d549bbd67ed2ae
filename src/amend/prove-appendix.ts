import type { Side } from '../core/side.js';
import { isDeepStrictEqual } from 'node:util';
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

/** What is wrong with a generated appendix. */
export interface AppendixFault {
  readonly kind:
    | 'replay' // the old version and the changes do not make the new one
    | 'change-without-row'
    | 'change-in-two-rows'
    | 'row-without-change'
    | 'not-in-version' // a line that the version does not have there
    | 'left-out'; // a line that changed and is not shown
  /** The row, from 0. */
  readonly row?: number;
  readonly key?: ItemKey;
  readonly side?: Side;
  /** The line in question. */
  readonly line?: string;
}

/**
 * Proves an appendix against the two versions: the changes make the new version of the old one, every change outside the cover has
 * exactly one row and every row a change, every line of an excerpt stands in its item of its version, in that order, and every
 * line that only one version has is shown. Knows nothing of how rows are phrased but the fixed words. Empty when proven.
 */
export function proveAppendix(diff: AssessmentDiff, rows: readonly AppendixRow[]): readonly AppendixFault[] {
  const versions = { before: itemsOf(diff.before), after: itemsOf(diff.after) };
  return [
    ...(isDeepStrictEqual(replayDiff(diff.before, diff), contentOf(diff.after)) ? [] : [{ kind: 'replay' } as const]),
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

/** The items and entries of a version by their keys: what a change claims to be of it must be. */
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
  const told = row.judgement.change;
  const changes = row.keys.flatMap((key) => (key === told.key ? [told] : diff.changes.filter((change) => change.key === key && change.kind === told.kind)));
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
      // Of a whole 特定個人情報ファイル only the beginning is shown.
      ...(left === undefined || (told.kind === 'entry' && shown.at(-1) === omittedBelowMark) ? [] : [{ kind: 'left-out' as const, side, line: left }]),
    ];
  });
}

/** Every line that a row may show of a change, in the order in which it must. */
function sourceLines(change: Change, side: Side, items: Items): readonly string[] {
  const of = change[side];
  if (change.kind === 'field') {
    const leaf = of && items.fields.get(of.key);
    return leaf ? valueLines(leaf) : [];
  }
  const entry = of && items.entries.get(of.key);
  const titles = entry ? titlesOf(entry) : [];
  if (change.kind === 'move') return titles.flatMap((title) => [quoted(title), renumberedMark(title), reorderedMark(title)]);
  const other = change.before ?? change.after;
  const marks = other ? titlesOf(other).flatMap((title) => [entryAddedMark(title), entryRemovedMark(title), title]) : [];
  if (!entry) return marks;
  // An item may be printed beneath one that is empty, and then stands under its label alone.
  const labels = [...items.fields.values()].filter(({ key }) => isKeyWithin(key, entry.key)).map(labelOf);
  return [...marks, ...entry.fields.flatMap((leaf) => [...officialLabels(leaf.labels), ...labels, ...valueLines(leaf)])];
}

/** A value, with its label or without. */
function valueLines(leaf: FieldNode): readonly string[] {
  const lines = printedLines(leaf);
  const labels = [...new Set([labelOf(leaf), ...officialLabels(leaf.labels)])];
  return [...labels.flatMap((label) => [`${label}：`, ...lines.flatMap((line) => [`${label}：${line}`, joinLabels([label, line])])]), ...lines];
}

function labelOf({ item }: FieldNode): string {
  return item.no + item.label;
}

function titlesOf({ of, number, called, labels }: Entry): readonly string[] {
  const titles = [`${of}${String(number)}`, officialLabels(labels).at(-1) ?? ''];
  return [...new Set(titles.flatMap((title) => [title, ...[onOneLine(called), infoFileName(called)].map((name) => joinLabels([title, name]))]))];
}

/** The lines that a row must show: of texts those that the other version does not have, of anything else what is different. */
function dueLines(change: Change, side: Side, isPicture: Figures['isPicture']): readonly string[] {
  const other = side === 'before' ? 'after' : 'before';
  if (change.kind === 'entry') return change[side]?.fields.flatMap((node) => (node.kind === 'text' && !isPicture(node.path) ? printedLines(node) : [])) ?? [];
  if (change.kind === 'move') return [];
  const [mine, theirs] = [change[side], change[other]];
  if (!mine || isPicture(mine.path)) return [];
  if (mine.kind === 'boxes') {
    const { pairs } = differingOptions(boxesOf(change.before), boxesOf(change.after));
    return pairs.flatMap(({ [side]: option }) => (option ? printedOption(option).split('\n') : []));
  }
  const elsewhere = new Set(theirs ? printedLines(theirs) : []);
  return printedLines(mine).filter((line) => line.trim() !== '' && !elsewhere.has(line));
}

/** The first line that is neither one of the fixed words nor stands in the source behind the lines before it. */
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

/** The first line that should be shown and is not. */
function firstLeftOut(shown: readonly string[], due: readonly string[]): string | undefined {
  const whole = new Set(shown);
  return due.find((line) => !whole.has(line) && !shown.some((each) => shows(each, line)));
}

/** True for the line itself, and for a long one of which sentences are left out. */
function matches(shown: string, line: string): boolean {
  if (shown === line) return true;
  if (!hasGap(shown)) return false;
  let from = 0;
  for (const piece of shown.split(omittedMark)) {
    const at = line.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** True for a line of which something is left out. */
function hasGap(shown: string): boolean {
  return shown.includes(omittedMark) && !isMark(shown);
}

/** True when a line of a row shows a line of a value, with its label before it or without. */
function shows(shown: string, line: string): boolean {
  return matches(shown, line) || shown.endsWith(`：${line}`) || shown.endsWith(nameSeparator + line);
}
