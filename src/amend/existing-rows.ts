import type { AssessmentDiff } from '../diff/changes/change.js';
import type { ItemKey } from '../model/item-key.js';
import { readNotes } from '../load/edit/list-notes.js';
import type { ChangeRow } from '../model/assessment.js';
import { asksAboutMove, noteMark } from './amend-notes.js';
import { bindRecords, bindTheRest } from './bind-rows.js';
import type { DigestedRow } from './bind-rows.js';
import { matchRows } from '../appendix/match/match-rows.js';
import type { ExistingRow } from './merge-rows.js';
import { cellText } from '../appendix/rows/change-table.js';
import type { ChangeTable } from '../appendix/rows/change-table.js';
import type { UncoveredChange } from '../appendix/match/row-coverage.js';
import { digest, readRecords, recordText } from '../appendix/rows/row-records.js';
import type { RowRecord, StoredRecord } from '../appendix/rows/row-records.js';
import { stepRows } from '../appendix/rows/step-rows.js';
import type { Version } from '../model/version.js';

/** The rows of 変更箇所 that a new version added, with their records and changes. */
export interface ExistingRows {
  readonly rows: readonly ExistingRow[];
  /** All records of the document, including those of older rows. */
  readonly records: readonly StoredRecord[];
  /** Record under which a row was written, by the row's position. */
  readonly recordByRow: ReadonlyMap<number, StoredRecord>;
  /** Changes that the rows without a record cover, by the row's position. */
  readonly covered: ReadonlyMap<number, readonly ItemKey[]>;
  /** Changes that those rows cover only in part, with the texts left out. */
  readonly partlyCovered: readonly UncoveredChange[];
  /** Comments of `amend` above rows, by position. Undefined if the list has no place for comments. */
  readonly notes: ReadonlyMap<number, string> | undefined;
}

/** Reads the rows that the new version added, by hand or by `amend`, and finds their records and changes. */
export function readExistingRows(before: Version, after: Version, diff: AssessmentDiff, { listKey, columns }: ChangeTable): ExistingRows {
  const added = stepRows(before.assessment, after.assessment).added;
  const records = readRecords(after.source.data);
  const rows = added.map(digested);
  const current = withoutOld(records, before, after, rows);
  const recordByRow = bindRecords(current, rows, columns);
  const unbound = added.filter((row) => !recordByRow.has(rowIndexOf(row)));
  const matching = unbound.length === 0 ? undefined : matchRows(diff, unbound);
  const found = new Map(matching?.rows.map(({ row, changes }) => [rowIndexOf(row), changes.map(({ change }) => change.key)] as const));
  const changed = new Set(diff.changes.map(({ key }) => key));
  const untouched = new Set(rows.filter((row) => isUntouched(row, recordByRow.get(row.index))).map(({ index }) => index));
  const stays = (index: number, { keys }: RowRecord): boolean => !untouched.has(index) || keys.some((key) => changed.has(key));
  bindTheRest(current, { rows, columns, covered: found, stays }, recordByRow);
  const covered = new Map([...found].filter(([index]) => !recordByRow.has(index)));
  const byHand = new Set([...covered.values()].flat());
  const notes = readNotes(after.source, [listKey], noteMark);
  return {
    rows: added.map((row): ExistingRow => {
      const index = rowIndexOf(row);
      return { index, cells: row.row.cells.map(cellText), answered: notes !== undefined && !asksAboutMove(notes.get(index)) };
    }),
    records,
    recordByRow,
    covered,
    partlyCovered: matching?.uncovered.filter(({ change, texts }) => texts.length > 0 && byHand.has(change.key)) ?? [],
    notes,
  };
}

function isUntouched({ digests }: DigestedRow, record: RowRecord | undefined): boolean {
  return digests.every((each, column) => each === record?.cells[column]?.base);
}

/** Returns the position of a row in 変更箇所, from 0. */
function rowIndexOf({ row }: ChangeRow): number {
  return Number(row.path.at(-1));
}

function digested(row: ChangeRow): DigestedRow {
  return { index: rowIndexOf(row), digests: row.row.cells.map((cell) => digest(cellText(cell))) };
}

/** Drops the records of rows of older steps. A new version begins as a copy of the old one, records included. */
function withoutOld(records: readonly StoredRecord[], before: Version, after: Version, rows: readonly DigestedRow[]): readonly StoredRecord[] {
  const copied = new Set(readRecords(before.source.data).map(recordText));
  const added = new Set(rows.map(({ index }) => index));
  const older = new Set(after.assessment.rows.filter((row) => !added.has(rowIndexOf(row))).map((row) => digested(row).digests.join(' ')));
  const now = new Set(rows.map(({ digests }) => digests.join(' ')));
  return records.filter((record) => {
    const written = record.cells.map(({ base }) => base).join(' ');
    return !copied.has(recordText(record)) && (now.has(written) || !older.has(written));
  });
}
