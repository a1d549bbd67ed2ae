import type { ItemKey } from '../model/item-key.js';
import type { AppendixRow } from '../appendix/rows/appendix-row.js';
import { digest } from './row-records.js';
import type { CellRecord, RowRecord } from './row-records.js';

/** A row of a document, one of those that the new version added. */
export interface StandingRow {
  /** Its place in 変更箇所. */
  readonly index: number;
  /** In the order of the columns. */
  readonly cells: readonly string[];
  /** A person has seen what was asked at the row, and took the question away. */
  readonly answered: boolean;
}

/** A row as it would be written today. */
export interface FreshRow {
  readonly row: AppendixRow;
  /** In the order of the columns, as a document reads them. */
  readonly cells: readonly string[];
}

/** What becomes of a cell. same: it says what it should; refreshed: nobody touched it, and our text changed; kept: a person's words; moved-on: a person's words, and our text changed since. */
export type CellFate = 'same' | 'refreshed' | 'kept' | 'moved-on';

export interface MergedCell {
  readonly fate: CellFate;
  /** What stands there. */
  readonly mine: string;
  /** What would be written today. */
  readonly fresh: string;
}

/** What becomes of a row. */
export type MergedRow =
  /** Written by hand: never touched. declared: as a row that tells of no change. */
  | { readonly kind: 'hand'; readonly row: StandingRow; readonly keys: readonly ItemKey[]; readonly declared?: true }
  | { readonly kind: 'standing'; readonly row: StandingRow; readonly fresh: FreshRow; readonly cells: readonly MergedCell[]; readonly record: RowRecord }
  /** Its change is there no more. edited: a person worked on it, so it stays. */
  | { readonly kind: 'withdrawn'; readonly row: StandingRow; readonly edited: boolean; readonly record: RowRecord }
  | { readonly kind: 'new'; readonly fresh: FreshRow; readonly record: RowRecord };

export interface MergeInput {
  /** The rows of this step, in the order of the document. */
  readonly rows: readonly StandingRow[];
  /** Under which record a row was written, by the row's place. A row without one was written by hand. */
  readonly bound: ReadonlyMap<number, RowRecord>;
  /** Which changes rows written by hand tell of. */
  readonly told: ReadonlyMap<number, readonly ItemKey[]>;
  readonly fresh: readonly FreshRow[];
}

/**
 * Joins what was written last time (the records), what stands in the document, and what would be written today. A cell that a
 * person changed keeps the person's words, whatever happens; one that nobody touched follows our text. A change that a row
 * written by hand tells of gets no row; others that have none get a new one, in the order of the form.
 */
export function mergeRows({ rows, bound, told, fresh }: MergeInput): readonly MergedRow[] {
  const partners = pairUp(rows, bound, fresh);
  const merged = rows.map((row): MergedRow => {
    const record = bound.get(row.index);
    if (!record) return { kind: 'hand', row, keys: told.get(row.index) ?? [] };
    const partner = partners.get(row.index);
    return partner ? mergeRow(row, record, partner) : { kind: 'withdrawn', row, record, edited: !isUntouched(row, record) };
  });
  const paired = new Set(partners.values());
  const byHand = new Set([...told].flatMap(([index, keys]) => (bound.has(index) ? [] : keys)));
  const added = fresh.filter((one) => !paired.has(one) && !one.row.keys.every((key) => byHand.has(key)));
  return [...merged, ...added.map((one): MergedRow => ({ kind: 'new', fresh: one, record: recordOf(one, one.cells.map(asWritten)) }))];
}

/** Which fresh row tells of what a standing row tells of: first of the very same changes, then of most of them. */
function pairUp(rows: readonly StandingRow[], bound: ReadonlyMap<number, RowRecord>, fresh: readonly FreshRow[]): Map<number, FreshRow> {
  const partners = new Map<number, FreshRow>();
  const left = new Set(fresh);
  const same = new Map<string, FreshRow[]>();
  for (const one of fresh) same.set(textOf(one.row.keys), [...(same.get(textOf(one.row.keys)) ?? []), one]);
  const open = rows.filter(({ index }) => {
    const record = bound.get(index);
    const partner = record && same.get(textOf(record.keys))?.shift();
    if (!partner) return record !== undefined;
    partners.set(index, partner);
    left.delete(partner);
    return false;
  });
  const byKey = new Map<ItemKey, FreshRow[]>();
  for (const one of left) for (const key of one.row.keys) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  for (const { index } of open) {
    const shared = new Map<FreshRow, number>();
    for (const key of bound.get(index)?.keys ?? []) for (const one of byKey.get(key) ?? []) if (left.has(one)) shared.set(one, (shared.get(one) ?? 0) + 1);
    const [best] = [...shared].sort(([, a], [, b]) => b - a);
    if (!best) continue;
    partners.set(index, best[0]);
    left.delete(best[0]);
  }
  return partners;
}

function textOf(keys: readonly ItemKey[]): string {
  return keys.join('\n');
}

function mergeRow(row: StandingRow, record: RowRecord, fresh: FreshRow): MergedRow {
  const merged = fresh.cells.map((text, column) => mergeCell(row.cells[column] ?? '', text, record.cells[column], row.answered));
  return {
    kind: 'standing',
    row,
    fresh,
    cells: merged.map(({ cell }) => cell),
    record: recordOf(
      fresh,
      merged.map((one) => one.record),
    ),
  };
}

function mergeCell(mine: string, fresh: string, record: CellRecord | undefined, answered: boolean): { readonly cell: MergedCell; readonly record: CellRecord } {
  const [now, written, base] = [digest(fresh), digest(mine), record?.base];
  const as = (fate: CellFate, kept: CellRecord): { cell: MergedCell; record: CellRecord } => ({ cell: { fate, mine, fresh }, record: kept });
  if (mine === fresh) return as('same', { base: now });
  if (written === base) return as('refreshed', { base: now });
  if (base === undefined || now === base) return as('kept', { base: now });
  if (record?.asked === now && answered) return as('kept', { base: now });
  return as('moved-on', { base, asked: now });
}

function isUntouched(row: StandingRow, record: RowRecord): boolean {
  return row.cells.every((cell, column) => digest(cell) === record.cells[column]?.base);
}

function recordOf({ row }: FreshRow, cells: readonly CellRecord[]): RowRecord {
  return { keys: row.keys, cells };
}

function asWritten(text: string): CellRecord {
  return { base: digest(text) };
}
