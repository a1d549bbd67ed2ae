import type { ChangeTable } from '../appendix/rows/change-table.js';
import { firstDay, readDate } from '../core/dates.js';
import { compareText } from '../core/message.js';
import { rowRecordKeys, rowRecordsKey } from '../forms/internal-keys.js';
import { orderedJson } from './align-entries.js';
import type { NameEntry } from './align-entries.js';
import type { Decision, MergeRules } from './decide.js';
import { itemColumn } from './drafted-rows.js';
import type { DraftedRows } from './drafted-rows.js';
import { entryNaming } from './name-entries.js';
import { sameValue } from './three.js';
import type { MergeRole, MergeSide, PlacedValue, Three } from './three.js';

/** The change tables of three documents of one form. */
export interface MergedTables {
  readonly table: ChangeTable;
  readonly rows: Readonly<Record<MergeRole, DraftedRows>>;
}

/** Rules of a merge without a change table: every value is the author's. */
export const plainRules: MergeRules = { naming: entryNaming, settle: () => undefined, rank: (_, entry) => orderedJson(entry) };

/**
 * Returns the rules of a merge of one form. Rows and cells that `amend` wrote and nobody edited are no conflict, because `amend`
 * makes them anew from the merged text. A cell that a person edited wins over one that `amend` wrote.
 */
export function formRules(tables: MergedTables): MergeRules {
  const { listKey, columns } = tables.table;
  const hand: Readonly<Record<MergeSide, ReadonlySet<string>>> = {
    ours: tables.rows.ours.handItems(tables.rows.base),
    theirs: tables.rows.theirs.handItems(tables.rows.base),
  };
  const day = columns.find(({ part }) => part === 'date')?.key ?? '';
  return {
    naming: (list) => (list.length === 1 && list[0] === listKey ? rowNaming(tables) : entryNaming(list)),
    settle: (three) => {
      const path = (three.ours ?? three.theirs)?.path ?? [];
      if (path[0] === listKey && path.length === 2) return settleRow(three, tables, hand);
      if (path[0] === listKey && path.length === 3) return settleCell(three, tables);
      if (path[0] === rowRecordsKey && path.length === 2) return settleRecord(three);
      return path[0] === rowRecordsKey && path.length === 3 && path[2] === rowRecordKeys.digests ? settleDigests(three, tables) : undefined;
    },
    rank: (list, entry) => (list[0] === listKey && list.length === 1 ? dayRank(entry, day) : '') + orderedJson(entry),
  };
}

/** Names a row by its record, else by its day and the three cells that describe the change. */
function rowNaming({ table: { columns }, rows }: MergedTables): NameEntry {
  const named = columns.flatMap(({ part }, column) => (part === 'date' || part === 'item' || part === 'before' || part === 'after' ? [column] : []));
  return (_, role, index) => {
    const record = rows[role].recordOf(index);
    const cells = named.map((column) => rows[role].cellAt(index, column));
    return [record ? `record:${record.keys.join('\n')}` : '', cells.join('') === '' ? '' : `cells:${cells.join('\n')}`];
  };
}

/** Returns the day of a row as a text that sorts by day. A row without a day comes last. */
function dayRank(entry: unknown, key: string): string {
  const written = typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[key] : undefined;
  const reading = typeof written === 'string' ? readDate(written) : undefined;
  return reading?.ok === true ? String(firstDay(reading.date)).padStart(10, '0') : '~';
}

function settleRow(three: Three, { table: { columns }, rows }: MergedTables, hand: Readonly<Record<MergeSide, ReadonlySet<string>>>): Decision | undefined {
  const { base, ours, theirs } = three;
  if (ours && theirs) return base || sameValue(ours, theirs) ? undefined : { kind: 'inside' };
  const [side, other, one]: [MergeSide, MergeSide, PlacedValue | undefined] = ours ? ['ours', 'theirs', ours] : ['theirs', 'ours', theirs];
  if (!one) return undefined;
  const index = rowOf(one);
  const record = rows[side].recordOf(index);
  // `amend` took the row away on one side. It will do so again, or leave it to the person who edited it.
  if (base) return (record ?? rows.base.recordOf(rowOf(base))) && !sameValue(one, base) ? { kind: 'take', side, by: 'amend' } : undefined;
  const untouched = record !== undefined && columns.every((_, column) => rows[side].isUntouched(index, column));
  // The other side wrote a row of the same item by hand.
  return untouched && hand[other].has(rows[side].cellAt(index, itemColumn(columns))) ? { kind: 'take', side: other, by: 'amend' } : undefined;
}

function settleCell({ base, ours, theirs }: Three, { table: { columns }, rows }: MergedTables): Decision | undefined {
  if (!ours || !theirs || sameValue(ours, theirs) || sameValue(ours, base) || sameValue(theirs, base)) return undefined;
  const column = columns.findIndex(({ key }) => key === ours.path[2]);
  const side = writtenByHand({ ours: rowOf(ours), theirs: rowOf(theirs) }, column, rows);
  return side === 'both' ? undefined : { kind: 'take', side, by: 'amend' };
}

/** Returns the side on which a person edited a cell. Of two cells that `amend` wrote, the one whose text sorts first. */
function writtenByHand(row: Readonly<Record<MergeSide, number>>, column: number, rows: MergedTables['rows']): MergeSide | 'both' {
  const [ours, theirs] = [rows.ours.isUntouched(row.ours, column), rows.theirs.isUntouched(row.theirs, column)];
  if (ours && theirs) return compareText(rows.ours.cellAt(row.ours, column), rows.theirs.cellAt(row.theirs, column)) <= 0 ? 'ours' : 'theirs';
  return ours ? 'theirs' : theirs ? 'ours' : 'both';
}

function settleRecord({ base, ours, theirs }: Three): Decision | undefined {
  if (ours && theirs) return base || sameValue(ours, theirs) ? undefined : { kind: 'inside' };
  const one = ours ?? theirs;
  return one && base && !sameValue(one, base) ? { kind: 'take', side: ours ? 'ours' : 'theirs', by: 'amend' } : undefined;
}

/** Merges the digests of a row cell by cell: each goes with the cell that was taken. */
function settleDigests({ base, ours, theirs }: Three, { rows }: MergedTables): Decision | undefined {
  if (!ours || !theirs || sameValue(ours, theirs) || sameValue(ours, base) || sameValue(theirs, base)) return undefined;
  const [one, two] = [String(ours.data).split(' '), String(theirs.data).split(' ')];
  const row = { ours: rows.ours.rowOf(Number(ours.path[1])), theirs: rows.theirs.rowOf(Number(theirs.path[1])) };
  const baseRow = base && rows.base.rowOf(Number(base.path[1]));
  const sideOf = (column: number): MergeSide => {
    if (row.ours === undefined || row.theirs === undefined) return row.theirs === undefined ? 'ours' : 'theirs';
    const [mine, other] = [rows.ours.cellAt(row.ours, column), rows.theirs.cellAt(row.theirs, column)];
    const old = baseRow === undefined ? undefined : rows.base.cellAt(baseRow, column);
    if (mine !== other && mine === old) return 'theirs';
    if (mine !== other && other === old) return 'ours';
    const side = writtenByHand({ ours: row.ours, theirs: row.theirs }, column, rows);
    if (side === 'both') return compareText(one[column] ?? '', two[column] ?? '') <= 0 ? 'ours' : 'theirs';
    // Equal cells: the digest under which the text counts as written by `amend`.
    return mine === other && !(rows.ours.isUntouched(row.ours, column) && rows.theirs.isUntouched(row.theirs, column))
      ? side === 'ours'
        ? 'theirs'
        : 'ours'
      : side;
  };
  const columns = Array.from({ length: Math.max(one.length, two.length) }, (_, column) => (sideOf(column) === 'ours' ? one : two)[column] ?? '');
  return { kind: 'made', text: columns.join(' ') };
}

function rowOf({ path }: PlacedValue): number {
  return Number(path[1]);
}
