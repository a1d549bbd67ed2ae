import { sha256Hex } from '../../core/digest.js';
import type { Assessment, ChangeRow } from '../../model/assessment.js';
import { cellText, changeTable } from './change-table.js';
import type { ItemKey } from '../../model/item-key.js';
import { parseItemKey } from '../../model/item-key.js';
import { rowRecordKeys, rowRecordsKey } from '../../forms/internal-keys.js';

/** A record of a row that `amend` wrote. It shows which cells a person edited since, and repeats none of their text. */
export interface RowRecord {
  /** Changes that the row covers. */
  readonly keys: readonly ItemKey[];
  readonly cells: readonly CellRecord[];
}

/** The digests of one cell of a recorded row. */
export interface CellRecord {
  /** Digest of the drafted text that a person may since have edited. */
  readonly base: string;
  /** Digest of a later drafted text about which a note asked the person. */
  readonly asked?: string;
}

/** A record with its position in the document's list, from 0. */
export interface StoredRecord extends RowRecord {
  readonly index: number;
}

/** Hexadecimal digits of a digest. With eight, an edited text passes for the drafted one once in four thousand million times. */
const digestLength = 8;

/** Returns the beginning of a text's SHA-256. */
export function digest(text: string): string {
  return sha256Hex(text).slice(0, digestLength);
}

/** Reads the records of a document. Skips values that are no records. */
export function readRecords(data: unknown): readonly StoredRecord[] {
  const list: unknown = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[rowRecordsKey] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index): StoredRecord[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { [rowRecordKeys.change]: change, [rowRecordKeys.digests]: digests } = entry as Record<string, unknown>;
    if (typeof change !== 'string' || typeof digests !== 'string') return [];
    const cells = digests.split(' ').map((written): CellRecord => {
      const [base = '', asked] = written.split('>');
      return { base, ...(asked === undefined ? {} : { asked }) };
    });
    return [{ index, keys: change.split('\n').map(parseItemKey), cells }];
  });
}

/** Returns a record as a document holds it. */
export function recordData({ keys, cells }: RowRecord): Readonly<Record<string, string>> {
  const digests = cells.map(({ base, asked }) => (asked === undefined ? base : `${base}>${asked}`));
  return { [rowRecordKeys.change]: keys.join('\n'), [rowRecordKeys.digests]: digests.join(' ') };
}

/** Returns a text that is the same for equal records. */
export function recordText(record: RowRecord): string {
  return JSON.stringify(recordData(record));
}

/**
 * Returns the rows that `amend` wrote without a 変更日, which waits for 公表日. `amend --write` fills in their day. A row counts as written
 * by `amend` if a record without a day has its 項目: a person may have edited the other cells.
 */
export function rowsWithoutDay({ form, rows }: Pick<Assessment, 'form' | 'rows'>, data: unknown): readonly ChangeRow[] {
  const columns = changeTable(form)?.columns ?? [];
  const [day, item] = [columns.findIndex(({ part }) => part === 'date'), columns.findIndex(({ part }) => part === 'item')];
  const open = new Set(readRecords(data).flatMap(({ cells }) => (cells[day]?.base === digest('') ? [cells[item]?.base] : [])));
  const textOf = ({ row: { cells } }: ChangeRow, column: number): string => {
    const cell = cells[column];
    return cell ? cellText(cell) : '';
  };
  return open.size === 0 ? [] : rows.filter((row) => textOf(row, day).trim() === '' && open.has(digest(textOf(row, item))));
}

/** Returns the rows of a document that are as `amend` wrote them: no person edited a cell, so `amend --write` brings them up to date. */
export function rowsAsWritten({ rows }: Pick<Assessment, 'rows'>, data: unknown): ReadonlySet<ChangeRow> {
  const records = new Set(readRecords(data).map(({ cells }) => cells.map(({ base }) => base).join(' ')));
  return new Set(records.size === 0 ? [] : rows.filter(({ row: { cells } }) => records.has(cells.map((cell) => digest(cellText(cell))).join(' '))));
}
