import { bindRecords } from '../amend/bind-rows.js';
import { cellText } from '../appendix/rows/change-table.js';
import type { ChangeTable, Column } from '../appendix/rows/change-table.js';
import { digest, readRecords } from '../appendix/rows/row-records.js';
import type { StoredRecord } from '../appendix/rows/row-records.js';
import type { Assessment } from '../model/assessment.js';

/** The rows of 変更箇所 of one document with the records under which `amend` wrote them. */
export interface DraftedRows {
  /** Record of a row, by the row's position. Undefined for a row written by hand. */
  recordOf(row: number): StoredRecord | undefined;
  /** Position of the row of a record, by the record's position. */
  rowOf(record: number): number | undefined;
  /** Text of a cell, as it prints. Empty if there is no such row or column. */
  cellAt(row: number, column: number): string;
  /** True if `amend` wrote the cell and no person edited it since. */
  isUntouched(row: number, column: number): boolean;
  /** Returns the 項目 of the rows that a person wrote, without those that stand in `former` in the same words. */
  handItems(former: DraftedRows): ReadonlySet<string>;
  /** Every row as one text. */
  readonly lines: ReadonlySet<string>;
}

/** Reads the rows and records of a document. */
export function readDraftedRows(assessment: Pick<Assessment, 'rows'>, data: unknown, { columns }: ChangeTable): DraftedRows {
  const rows = assessment.rows.map(({ row }) => ({ index: Number(row.path.at(-1)), cells: row.cells.map(cellText) }));
  const digested = rows.map(({ index, cells }) => ({ index, digests: cells.map(digest) }));
  const records = bindRecords(readRecords(data), digested, columns);
  const cells = new Map(rows.map((row) => [row.index, row.cells]));
  const rowByRecord = new Map([...records].map(([row, { index }]) => [index, row]));
  const item = itemColumn(columns);
  return {
    lines: new Set(rows.map((row) => row.cells.join('\n'))),
    handItems: ({ lines }) => new Set(rows.flatMap((row) => (records.has(row.index) || lines.has(row.cells.join('\n')) ? [] : [row.cells[item] ?? '']))),
    recordOf: (row) => records.get(row),
    rowOf: (record) => rowByRecord.get(record),
    cellAt: (row, column) => cells.get(row)?.[column] ?? '',
    isUntouched: (row, column) => {
      const text = cells.get(row)?.[column];
      return text !== undefined && records.get(row)?.cells[column]?.base === digest(text);
    },
  };
}

/** Returns the position of the 項目 column. -1 if the form has none. */
export function itemColumn(columns: readonly Column[]): number {
  return columns.findIndex(({ part }) => part === 'item');
}
