import type { ItemKey } from '../model/item-key.js';
import type { CellPart, Column } from '../appendix/rows/change-table.js';
import type { RowRecord } from './row-records.js';

/** A row of a document by the digests of its cells. */
export interface DigestedRow {
  /** Its place in 変更箇所. */
  readonly index: number;
  readonly digests: readonly string[];
}

/** How much it says for a row and a record that a cell is the same. 変更日 and 提出時期 are the same in most rows. */
const weights: Readonly<Record<CellPart, number>> = { item: 8, before: 4, after: 4, explanation: 2, date: 1, timing: 1 };

/**
 * Which row was written under which record: first those that nobody changed, then those that share 項目, the most alike first.
 * By the place of the row.
 */
export function bindRecords<R extends RowRecord>(records: readonly R[], rows: readonly DigestedRow[], columns: readonly Column[]): Map<number, R> {
  const bound = new Map<number, R>();
  const left = new Set(records);
  const bind = (row: DigestedRow, record: R): void => {
    if (bound.has(row.index) || !left.has(record)) return;
    bound.set(row.index, record);
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
    return named.map((row) => ({ row, record, score: likeness(row, record, columns) }));
  });
  for (const { row, record } of pairs.sort((a, b) => b.score - a.score)) bind(row, record);
  return bound;
}

function likeness(row: DigestedRow, record: RowRecord, columns: readonly Column[]): number {
  return columns.reduce((sum, { part }, column) => sum + (part && row.digests[column] === record.cells[column]?.base ? weights[part] : 0), 0);
}

/** What is known of rows whose 項目 a person changed. */
export interface RestOfRows {
  /** All rows of the step, in order. */
  readonly rows: readonly DigestedRow[];
  readonly columns: readonly Column[];
  /** The changes that rows without a record tell of, by their place; empty for those that tell of nothing known. */
  readonly told: ReadonlyMap<number, readonly ItemKey[]>;
  /** True for a row that stays: the others mark no place for those beside them. */
  readonly stays: (index: number, record: RowRecord) => boolean;
}

/**
 * Binds what is left. Rows and records stand in the same order, so a record belongs between the rows before and behind it: there
 * to a row with both its texts; then, wherever it stands, to a row that tells of its change; at last to rows that tell of nothing
 * known, where there are as many records as such rows.
 */
export function bindTheRest<R extends RowRecord>(records: readonly R[], { rows, columns, told, stays }: RestOfRows, bound: Map<number, R>): void {
  const left = new Set(records);
  for (const record of bound.values()) left.delete(record);
  const bind = (index: number, record: R): void => {
    bound.set(index, record);
    left.delete(record);
  };
  const marks = new Map([...bound].filter(([index, record]) => stays(index, record)).map(([index, record]) => [record, index]));
  const places = new Set(marks.values());
  const gaps = (): readonly (readonly [readonly R[], readonly DigestedRow[]])[] => {
    const open = byGap(
      rows.filter(({ index }) => places.has(index) || !bound.has(index)),
      ({ index }) => (places.has(index) ? index : undefined),
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
      const row = open.find(({ index, digests }) => !bound.has(index) && texts.every((column) => digests[column] === record.cells[column]?.base));
      if (row) bind(row.index, record);
    }
  }
  for (const [index, keys] of told) {
    const record = bound.has(index) ? undefined : [...left].find((candidate) => candidate.keys.some((key) => keys.includes(key)));
    if (record) bind(index, record);
  }
  for (const [free, open] of gaps()) {
    const unknown = open.filter(({ index }) => told.get(index)?.length === 0);
    if (unknown.length === free.length) for (const [at, { index }] of unknown.entries()) if (free[at]) bind(index, free[at]);
  }
}

/** What has no row yet, by the rows right before and behind it. */
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
