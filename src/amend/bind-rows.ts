import type { ItemKey } from '../model/item-key.js';
import type { CellPart, Column } from '../appendix/rows/change-table.js';
import type { RowRecord } from '../appendix/rows/row-records.js';

/** A row of a document as the digests of its cells. */
export interface DigestedRow {
  /** Position in 変更箇所, from 0. */
  readonly index: number;
  readonly digests: readonly string[];
}

/** Points for each cell that a row and a record share. 変更日 and 提出時期 give few, because most rows share them. */
const weights: Readonly<Record<CellPart, number>> = { item: 8, before: 4, after: 4, explanation: 2, date: 1, timing: 1 };

/**
 * Finds the row that was written under each record, by the row's position. Unedited rows come first, then rows that share 項目, the
 * most similar first.
 * @example bindRecords([{ keys: [], cells: [{ base: 'a' }] }], [{ index: 3, digests: ['a'] }], [{ key: '項目', part: 'item' }]).size → 1
 * @example bindRecords([{ keys: [], cells: [{ base: 'a' }] }], [{ index: 3, digests: ['b'] }], [{ key: '項目', part: 'item' }]).size → 0
 */
export function bindRecords<R extends RowRecord>(records: readonly R[], rows: readonly DigestedRow[], columns: readonly Column[]): Map<number, R> {
  const recordByRow = new Map<number, R>();
  const left = new Set(records);
  const bind = (row: DigestedRow, record: R): void => {
    if (recordByRow.has(row.index) || !left.has(record)) return;
    recordByRow.set(row.index, record);
    left.delete(record);
  };
  const untouched = grouped(rows, (row) => row.digests.join(' '));
  for (const record of records) {
    const row = untouched.get(record.cells.map(({ base }) => base).join(' '))?.shift();
    if (row) bind(row, record);
  }
  const item = columns.findIndex(({ part }) => part === 'item');
  const byItem = grouped(rows, ({ digests }) => digests[item] ?? '');
  const pairs = records.flatMap((record) => {
    const named = byItem.get(record.cells[item]?.base ?? '') ?? [];
    return named.map((row) => ({ row, record, score: cellLikeness(row, record, columns) }));
  });
  for (const { row, record } of pairs.sort((a, b) => b.score - a.score)) bind(row, record);
  return recordByRow;
}

function cellLikeness(row: DigestedRow, record: RowRecord, columns: readonly Column[]): number {
  return columns.reduce((sum, { part }, column) => sum + (part && row.digests[column] === record.cells[column]?.base ? weights[part] : 0), 0);
}

/** Facts for binding rows whose 項目 a person edited. */
export interface RestOfRows {
  /** All rows of the step, in order. */
  readonly rows: readonly DigestedRow[];
  readonly columns: readonly Column[];
  /** Changes that rows without a record cover, by the row's position. Empty for a row that covers no known change. */
  readonly covered: ReadonlyMap<number, readonly ItemKey[]>;
  /** True for a row that stays in the document. Only such rows limit the gaps in which records are bound. */
  readonly stays: (index: number, record: RowRecord) => boolean;
}

/**
 * Binds the remaining records. Rows and records have the same order, so a record belongs into the gap between its neighbours' rows.
 * Binds it to a row there with both its texts; then to a row anywhere that covers its change; at last to the rows there that cover
 * no known change, if there are as many of them as records.
 */
export function bindTheRest<R extends RowRecord>(records: readonly R[], { rows, columns, covered, stays }: RestOfRows, recordByRow: Map<number, R>): void {
  const left = new Set(records);
  for (const record of recordByRow.values()) left.delete(record);
  const bind = (index: number, record: R): void => {
    recordByRow.set(index, record);
    left.delete(record);
  };
  const marks = new Map([...recordByRow].filter(([index, record]) => stays(index, record)).map(([index, record]) => [record, index]));
  const markedRows = new Set(marks.values());
  const gaps = (): readonly (readonly [readonly R[], readonly DigestedRow[]])[] => {
    const open = byGap(
      rows.filter(({ index }) => markedRows.has(index) || !recordByRow.has(index)),
      ({ index }) => (markedRows.has(index) ? index : undefined),
    );
    const free = byGap(
      records.filter((record) => marks.has(record) || left.has(record)),
      (record) => marks.get(record),
    );
    return [...free].map(([gap, some]) => [some, open.get(gap) ?? []]);
  };
  const texts = columns.flatMap(({ part }, column) => (part === 'before' || part === 'after' ? [column] : []));
  for (const [free, open] of gaps()) {
    for (const record of free) {
      const row = open.find(({ index, digests }) => !recordByRow.has(index) && texts.every((column) => digests[column] === record.cells[column]?.base));
      if (row) bind(row.index, record);
    }
  }
  for (const [index, keys] of covered) {
    const record = recordByRow.has(index) ? undefined : [...left].find((candidate) => candidate.keys.some((key) => keys.includes(key)));
    if (record) bind(index, record);
  }
  for (const [free, open] of gaps()) {
    const unknown = open.filter(({ index }) => covered.get(index)?.length === 0);
    if (unknown.length === free.length) for (const [at, { index }] of unknown.entries()) if (free[at]) bind(index, free[at]);
  }
}

/** Groups the items without a row by the nearest rows before and behind them. */
function byGap<T>(items: readonly T[], rowOf: (item: T) => number | undefined): Map<string, T[]> {
  const behind: (number | undefined)[] = [];
  let next: number | undefined;
  for (const item of [...items].reverse()) {
    behind.push(next);
    next = rowOf(item) ?? next;
  }
  behind.reverse();
  const gaps = new Map<string, T[]>();
  let before: number | undefined;
  for (const [at, item] of items.entries()) {
    const row = rowOf(item);
    const gap = `${String(before ?? '')}-${String(behind[at] ?? '')}`;
    if (row === undefined) add(gaps, gap, item);
    else before = row;
  }
  return gaps;
}

function grouped<T>(values: readonly T[], textOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) add(groups, textOf(value), value);
  return groups;
}

function add<T>(groups: Map<string, T[]>, name: string, value: T): void {
  const group = groups.get(name);
  if (group) group.push(value);
  else groups.set(name, [value]);
}
