import type { AssessmentDiff } from '../diff/changes/change.js';
import type { ItemKey } from '../model/item-key.js';
import { readNotes } from '../load/edit/list-notes.js';
import type { ChangeRow } from '../model/assessment.js';
import { asksAboutMove, noteMark } from './amend-notes.js';
import { bindRecords, bindTheRest } from './bind-records.js';
import type { DigestedRow } from './bind-records.js';
import { matchRows } from '../appendix/match/match-rows.js';
import type { StandingRow } from './merge-rows.js';
import { cellText } from '../appendix/rows/change-table.js';
import type { ChangeTable } from '../appendix/rows/change-table.js';
import type { UntoldChange } from '../appendix/match/row-coverage.js';
import { digest, readRecords, recordText } from './row-records.js';
import type { RowRecord, StoredRecord } from './row-records.js';
import { stepRows } from '../appendix/rows/step-rows.js';
import type { Version } from '../model/version.js';

/** What stands in the 変更箇所 of a new version about its step. */
export interface Standing {
  readonly rows: readonly StandingRow[];
  /** All records of the document, those that are about older rows included. */
  readonly records: readonly StoredRecord[];
  /** The record under which a row was written, by the row's place. */
  readonly bound: ReadonlyMap<number, StoredRecord>;
  /** The changes that the rows without a record tell of, by the row's place. */
  readonly told: ReadonlyMap<number, readonly ItemKey[]>;
  /** What those rows leave untold of the changes that they tell of. */
  readonly partlyTold: readonly UntoldChange[];
  /** Comments of ours above rows; undefined where there is no place for any. */
  readonly notes: ReadonlyMap<number, string> | undefined;
}

/** Reads the rows that the new version added, whoever wrote them, and what is known of them. */
export function readStanding(before: Version, after: Version, diff: AssessmentDiff, { listKey, columns }: ChangeTable): Standing {
  const added = stepRows(before.assessment, after.assessment).added;
  const records = readRecords(after.source.data);
  const rows = added.map(digested);
  const current = withoutOld(records, before, after, rows);
  const bound = bindRecords(current, rows, columns);
  const unbound = added.filter((row) => !bound.has(placeOf(row)));
  const matching = unbound.length === 0 ? undefined : matchRows(diff, unbound);
  const found = new Map(matching?.rows.map(({ row, changes }) => [placeOf(row), changes.map(({ change }) => change.key)] as const));
  const changed = new Set(diff.changes.map(({ key }) => key));
  const untouched = new Set(rows.filter((row) => isUntouched(row, bound.get(row.index))).map(({ index }) => index));
  const stays = (index: number, { keys }: RowRecord): boolean => !untouched.has(index) || keys.some((key) => changed.has(key));
  bindTheRest(current, { rows, columns, told: found, stays }, bound);
  const told = new Map([...found].filter(([index]) => !bound.has(index)));
  const byHand = new Set([...told.values()].flat());
  const notes = readNotes(after.source, [listKey], noteMark);
  return {
    rows: added.map((row): StandingRow => {
      const index = placeOf(row);
      return { index, cells: row.row.cells.map(cellText), answered: notes !== undefined && !asksAboutMove(notes.get(index)) };
    }),
    records,
    bound,
    told,
    partlyTold: matching?.untold.filter(({ change, texts }) => texts.length > 0 && byHand.has(change.key)) ?? [],
    notes,
  };
}

function isUntouched({ digests }: DigestedRow, record: RowRecord | undefined): boolean {
  return digests.every((each, column) => each === record?.cells[column]?.base);
}

/** The place of a row in 変更箇所, from 0. */
export function placeOf({ row }: ChangeRow): number {
  return Number(row.path.at(-1));
}

function digested(row: ChangeRow): DigestedRow {
  return { index: placeOf(row), digests: row.row.cells.map((cell) => digest(cellText(cell))) };
}

/** A new version begins as a copy of the old one, records and all: those are about rows of older steps. */
function withoutOld(records: readonly StoredRecord[], before: Version, after: Version, rows: readonly DigestedRow[]): readonly StoredRecord[] {
  const copied = new Set(readRecords(before.source.data).map(recordText));
  const mine = new Set(rows.map(({ index }) => index));
  const older = new Set(after.assessment.rows.filter((row) => !mine.has(placeOf(row))).map((row) => digested(row).digests.join(' ')));
  const now = new Set(rows.map(({ digests }) => digests.join(' ')));
  return records.filter((record) => {
    const written = record.cells.map(({ base }) => base).join(' ');
    return !copied.has(recordText(record)) && (now.has(written) || !older.has(written));
  });
}
