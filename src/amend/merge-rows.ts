import { firstDay, readDate } from '../core/dates.js';
import type { ItemKey } from '../model/item-key.js';
import type { AppendixRow } from '../appendix/rows/appendix-row.js';
import { digest } from '../appendix/rows/row-records.js';
import type { CellRecord, RowRecord } from '../appendix/rows/row-records.js';

/** A row of a document that the new version added. */
export interface ExistingRow {
  /** Position in 変更箇所, from 0. */
  readonly index: number;
  /** Texts in the order of the columns. */
  readonly cells: readonly string[];
  /** True if no note above the row asks about a change that moved on. A person who accepts the row's text deletes the note. */
  readonly answered: boolean;
}

/** A row as `amend` would write it today. */
export interface DraftedRow {
  readonly row: AppendixRow;
  /** Texts in the order of the columns, as a document reads them. */
  readonly cells: readonly string[];
}

/**
 * Result for a cell. same: it holds the drafted text; refreshed: unedited, and the drafted text changed; kept: edited by a person;
 * moved-on: edited by a person, and the drafted text changed since.
 */
export type CellFate = 'same' | 'refreshed' | 'kept' | 'moved-on';

export interface MergedCell {
  readonly fate: CellFate;
  /** Text in the document. */
  readonly existing: string;
  /** Text that `amend` would write today. */
  readonly drafted: string;
}

/** Result for a row. */
export type MergedRow =
  /** Written by hand, never edited. declared: 変更の説明 declares that it covers no change. */
  | { readonly kind: 'hand'; readonly row: ExistingRow; readonly keys: readonly ItemKey[]; readonly declared?: true }
  | { readonly kind: 'existing'; readonly row: ExistingRow; readonly drafted: DraftedRow; readonly cells: readonly MergedCell[]; readonly record: RowRecord }
  /** Its change no longer exists. edited: a person edited it, so it stays. */
  | { readonly kind: 'withdrawn'; readonly row: ExistingRow; readonly edited: boolean; readonly record: RowRecord }
  | { readonly kind: 'new'; readonly drafted: DraftedRow; readonly record: RowRecord };

export interface MergeInput {
  /** Rows of this step, in the order of the document. */
  readonly rows: readonly ExistingRow[];
  /** Record under which a row was written, by the row's position. A row without one was written by hand. */
  readonly recordByRow: ReadonlyMap<number, RowRecord>;
  /** Changes that hand-written rows cover, by the row's position. */
  readonly covered: ReadonlyMap<number, readonly ItemKey[]>;
  readonly drafted: readonly DraftedRow[];
}

/**
 * Merges the rows of the document with the records of the last run and the rows drafted today. A cell that a person edited always
 * keeps its text; an unedited one takes the drafted text. A change that a hand-written row covers gets no row; other changes
 * without a row get a new one, by their 変更日 and, on one day, in the order of the form; those without a day last.
 */
export function mergeRows({ rows, recordByRow, covered, drafted }: MergeInput): readonly MergedRow[] {
  const partners = pairUp(rows, recordByRow, drafted);
  const merged = rows.map((row): MergedRow => {
    const record = recordByRow.get(row.index);
    if (!record) return { kind: 'hand', row, keys: covered.get(row.index) ?? [] };
    const partner = partners.get(row.index);
    return partner ? mergeRow(row, record, partner) : { kind: 'withdrawn', row, record, edited: !isUntouched(row, record) };
  });
  const paired = new Set(partners.values());
  const byHand = new Set([...covered].flatMap(([index, keys]) => (recordByRow.has(index) ? [] : keys)));
  const added = drafted.filter((one) => !paired.has(one) && !one.row.keys.every((key) => byHand.has(key)));
  return [...merged, ...byDay(added).map((one): MergedRow => ({ kind: 'new', drafted: one, record: recordOf(one, one.cells.map(asWritten)) }))];
}

/** Sorts drafted rows by 変更日: the table is in the order of its days. */
function byDay(drafted: readonly DraftedRow[]): readonly DraftedRow[] {
  const dayOf = ({ row: { date } }: DraftedRow): number => {
    const reading = readDate(date);
    return reading?.ok === true ? firstDay(reading.date) : Number.MAX_SAFE_INTEGER;
  };
  return [...drafted].sort((a, b) => dayOf(a) - dayOf(b));
}

/** Pairs existing rows with drafted ones, by position. First those of the very same changes, then those that share most of them. */
function pairUp(rows: readonly ExistingRow[], recordByRow: ReadonlyMap<number, RowRecord>, drafted: readonly DraftedRow[]): Map<number, DraftedRow> {
  const partners = new Map<number, DraftedRow>();
  const left = new Set(drafted);
  const same = new Map<string, DraftedRow[]>();
  for (const one of drafted) same.set(textOf(one.row.keys), [...(same.get(textOf(one.row.keys)) ?? []), one]);
  const open = rows.filter(({ index }) => {
    const record = recordByRow.get(index);
    const partner = record && same.get(textOf(record.keys))?.shift();
    if (!partner) return record !== undefined;
    partners.set(index, partner);
    left.delete(partner);
    return false;
  });
  const byKey = new Map<ItemKey, DraftedRow[]>();
  for (const one of left) for (const key of one.row.keys) byKey.set(key, [...(byKey.get(key) ?? []), one]);
  for (const { index } of open) {
    const shared = new Map<DraftedRow, number>();
    for (const key of recordByRow.get(index)?.keys ?? [])
      for (const one of byKey.get(key) ?? []) if (left.has(one)) shared.set(one, (shared.get(one) ?? 0) + 1);
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

function mergeRow(row: ExistingRow, record: RowRecord, drafted: DraftedRow): MergedRow {
  const merged = drafted.cells.map((text, column) => mergeCell(row.cells[column] ?? '', text, record.cells[column], row.answered));
  return {
    kind: 'existing',
    row,
    drafted,
    cells: merged.map(({ cell }) => cell),
    record: recordOf(
      drafted,
      merged.map((one) => one.record),
    ),
  };
}

function mergeCell(
  existing: string,
  drafted: string,
  record: CellRecord | undefined,
  answered: boolean,
): { readonly cell: MergedCell; readonly record: CellRecord } {
  const [now, written, base] = [digest(drafted), digest(existing), record?.base];
  const as = (fate: CellFate, kept: CellRecord): { cell: MergedCell; record: CellRecord } => ({ cell: { fate, existing, drafted }, record: kept });
  if (existing === drafted) return as('same', { base: now });
  if (written === base) return as('refreshed', { base: now });
  if (base === undefined || now === base) return as('kept', { base: now });
  if (record?.asked === now && answered) return as('kept', { base: now });
  return as('moved-on', { base, asked: now });
}

function isUntouched(row: ExistingRow, record: RowRecord): boolean {
  return row.cells.every((cell, column) => digest(cell) === record.cells[column]?.base);
}

function recordOf({ row }: DraftedRow, cells: readonly CellRecord[]): RowRecord {
  return { keys: row.keys, cells };
}

function asWritten(text: string): CellRecord {
  return { base: digest(text) };
}
