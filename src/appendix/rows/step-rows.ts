import { foldForm } from '../../core/fold-form.js';
import type { Assessment, ChangeRow } from '../../model/assessment.js';
import { rowCells } from './row-cells.js';
import { cellText } from './change-table.js';

/** What became of the rows of 変更箇所 from one version to the next. */
export interface StepRows {
  /** The rows that tell of this step, in the order of the new version. */
  readonly added: readonly ChangeRow[];
  /** Old rows that say something else in the new version. */
  readonly changed: readonly { readonly before: ChangeRow; readonly after: ChangeRow }[];
  /** Old rows that the new version has no more; `nearest` is the row most like it, where there is one. */
  readonly dropped: readonly { readonly before: ChangeRow; readonly nearest?: ChangeRow }[];
}

/** How much of two rows must agree for the one to be the other after an edit: the day and one of the long texts, or the texts without the day. */
const sameRow = 0.5;

/**
 * Compares the change tables of two neighbouring versions. Rows are only ever added: every row of the old version must stand in
 * the new one, wherever, its cells the same but for their spelling (`foldForm`); of several equal rows as many must be there.
 */
export function stepRows(before: Assessment, after: Assessment): StepRows {
  const old = before.rows;
  const now = after.rows;
  const left = takeOut(old, now, exactly);
  const { missing, fresh } = takeOut(left.missing, left.fresh, folded);
  return settle(missing, fresh);
}

interface Left {
  readonly missing: readonly ChangeRow[];
  readonly fresh: readonly ChangeRow[];
}

/** What remains of both lists when rows with the same text are taken out of both. */
function takeOut(old: readonly ChangeRow[], now: readonly ChangeRow[], textOf: (row: ChangeRow) => string): Left {
  if (old.length === 0) return { missing: old, fresh: now };
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
  // Of several equal rows the first are the old ones: newer rows are written behind them.
  const fresh = now.filter((row) => {
    const text = texts.get(row) ?? '';
    const count = taken.get(text) ?? 0;
    if (count > 0) taken.set(text, count - 1);
    return count === 0;
  });
  return { missing, fresh };
}

function settle(missing: readonly ChangeRow[], fresh: readonly ChangeRow[]): StepRows {
  const free = new Set(fresh);
  const changed: { before: ChangeRow; after: ChangeRow }[] = [];
  const dropped: { before: ChangeRow; nearest?: ChangeRow }[] = [];
  for (const before of missing) {
    const nearest = nearestRow(before, free);
    // A row of another day tells of another step: the old one was written over.
    if (nearest && sameDay(before, nearest)) {
      changed.push({ before, after: nearest });
      free.delete(nearest);
    } else dropped.push({ before, ...(nearest ? { nearest } : {}) });
  }
  return { added: fresh.filter((row) => free.has(row)), changed, dropped };
}

function nearestRow(row: ChangeRow, among: ReadonlySet<ChangeRow>): ChangeRow | undefined {
  let best: ChangeRow | undefined;
  let most = sameRow;
  for (const other of among) {
    const alike = likeness(row, other);
    if (alike <= most) continue;
    most = alike;
    best = other;
  }
  return best;
}

/** How much two rows agree, from 0 to 1: 項目 and the texts before and after, each by the share of its beginning and end that stayed. */
function likeness(a: ChangeRow, b: ChangeRow): number {
  const [[item, before, after], [otherItem, otherBefore, otherAfter]] = [foldedTexts(a), foldedTexts(b)];
  return (2 * kept(item, otherItem) + kept(before, otherBefore) + kept(after, otherAfter)) / 4;
}

type Texts = readonly [item: string, before: string, after: string];
const known = new WeakMap<ChangeRow, Texts>();

function foldedTexts(row: ChangeRow): Texts {
  const cells = rowCells(row);
  const texts = known.get(row) ?? [foldForm(cells?.item.text ?? ''), foldForm(cells?.before.text ?? ''), foldForm(cells?.after.text ?? '')];
  known.set(row, texts);
  return texts;
}

function kept(one: string, other: string): number {
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
