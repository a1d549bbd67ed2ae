import { foldForm } from '../../core/fold-form.js';
import type { Assessment, ChangeRow } from '../../model/assessment.js';
import { rowCells, cellText } from './change-table.js';

/** Differences between the change tables of two neighbouring versions. */
export interface StepRows {
  /** Rows of this step, in the order of the new version. */
  readonly added: readonly ChangeRow[];
  /** Old rows that the new version holds with other texts. */
  readonly changed: readonly { readonly before: ChangeRow; readonly after: ChangeRow }[];
  /** Old rows that the new version does not hold. `nearest` is the most similar row; undefined if none is similar. */
  readonly dropped: readonly { readonly before: ChangeRow; readonly nearest?: ChangeRow }[];
}

/** Likeness (0 to 1) that two rows must exceed to count as one edited row. The same 項目 gives this much, so a text must be similar too. */
const sameRow = 0.5;
/** Least likeness of their 項目: equal texts under Ⅰ６ and Ⅱ２ are two rows. */
const sameItem = 0.5;

/**
 * Compares the change tables of two neighbouring versions. Rows are only ever added: the new version must hold every old row, at any
 * position, its cells the same but for their spelling (`foldForm`), and equal rows as often. Stands beside jsdiff's `diffArrays`,
 * which aligns: it reports a row at another position as removed and added.
 *
 * @example ((table) => stepRows(table('保健課'), table('保健センター')).changed.length)((text) => ({ rows: [{ row: { cells: ['Ⅰ６', '総務課', text].map((each) => ({ kind: 'text', item: {}, text: each })) } }] })) → 1
 * @example ((table) => stepRows(table('Ⅰ６'), table('Ⅱ２')).changed.length)((item) => ({ rows: [{ row: { cells: [item, '保健課', '健康課'].map((each) => ({ kind: 'text', item: {}, text: each })) } }] })) → 0
 * @example ((table) => stepRows(table('保健課'), table('税務室')).changed.length)((text) => ({ rows: [{ row: { cells: ['Ⅰ６', text, text].map((each) => ({ kind: 'text', item: {}, text: each })) } }] })) → 0
 */
export function stepRows(before: Assessment, after: Assessment): StepRows {
  const old = before.rows;
  const now = after.rows;
  const left = takeOut(old, now, exactly);
  const { missing, extra } = takeOut(left.missing, left.extra, folded);
  return settle(missing, extra);
}

/** Rows that only one of two tables holds. */
interface Unmatched {
  readonly missing: readonly ChangeRow[];
  readonly extra: readonly ChangeRow[];
}

/** Returns both lists without the rows whose text both hold. */
function takeOut(old: readonly ChangeRow[], now: readonly ChangeRow[], textOf: (row: ChangeRow) => string): Unmatched {
  if (old.length === 0) return { missing: old, extra: now };
  const counts = new Map<string, number>();
  const texts = new Map(now.map((row) => [row, textOf(row)]));
  for (const text of texts.values()) counts.set(text, (counts.get(text) ?? 0) + 1);
  const taken = new Map<string, number>();
  const missing = old.filter((row) => {
    const text = textOf(row);
    const count = counts.get(text) ?? 0;
    if (count === 0) return true;
    counts.set(text, count - 1);
    taken.set(text, (taken.get(text) ?? 0) + 1);
    return false;
  });
  // Of several equal rows the first are the old ones: new rows are added after them.
  const extra = now.filter((row) => {
    const text = texts.get(row) ?? '';
    const count = taken.get(text) ?? 0;
    if (count > 0) taken.set(text, count - 1);
    return count === 0;
  });
  return { missing, extra };
}

function settle(missing: readonly ChangeRow[], extra: readonly ChangeRow[]): StepRows {
  const free = new Set(extra);
  const changed: { before: ChangeRow; after: ChangeRow }[] = [];
  const dropped: { before: ChangeRow; nearest?: ChangeRow }[] = [];
  for (const before of missing) {
    const nearest = nearestRow(before, free);
    // A row of another day covers another step: the old row was overwritten.
    if (nearest && sameDay(before, nearest)) {
      changed.push({ before, after: nearest });
      free.delete(nearest);
    } else dropped.push({ before, ...(nearest ? { nearest } : {}) });
  }
  return { added: extra.filter((row) => free.has(row)), changed, dropped };
}

function nearestRow(row: ChangeRow, among: ReadonlySet<ChangeRow>): ChangeRow | undefined {
  let best: ChangeRow | undefined;
  let most = sameRow;
  for (const other of among) {
    const alike = rowLikeness(row, other);
    if (alike <= most) continue;
    most = alike;
    best = other;
  }
  return best;
}

/** Returns the likeness of two rows, from 0 to 1: that of 項目 counts as much as those of 変更前 and 変更後 together. */
function rowLikeness(a: ChangeRow, b: ChangeRow): number {
  const [[item, before, after], [otherItem, otherBefore, otherAfter]] = [foldedTexts(a), foldedTexts(b)];
  const named = sharedEnds(item, otherItem);
  return named < sameItem ? 0 : (2 * named + sharedEnds(before, otherBefore) + sharedEnds(after, otherAfter)) / 4;
}

type RowWords = readonly [item: string, before: string, after: string];
const known = new WeakMap<ChangeRow, RowWords>();

function foldedTexts(row: ChangeRow): RowWords {
  const cells = rowCells(row);
  const texts = known.get(row) ?? [foldForm(cells?.item.text ?? ''), foldForm(cells?.before.text ?? ''), foldForm(cells?.after.text ?? '')];
  known.set(row, texts);
  return texts;
}

/** Returns the share (0 to 1) of the longer text that is the common beginning and end of both. */
function sharedEnds(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  if (longer === 0) return 1;
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  return (start + end) / longer;
}

function sameDay(a: ChangeRow, b: ChangeRow): boolean {
  return foldForm(a.dateCell?.text ?? '') === foldForm(b.dateCell?.text ?? '');
}

function exactly({ row }: ChangeRow): string {
  return row.cells.map(cellText).join('\u0000');
}

function folded({ row }: ChangeRow): string {
  return row.cells.map((cell) => foldForm(cellText(cell))).join('\u0000');
}
