import { append } from '../core/long-lists.js';
import { rowRecordsKey } from '../forms/internal-keys.js';
import type { YamlEdit } from '../load/edit/edit.js';
import type { Path } from '../load/read/source.js';
import { valueAt } from '../model/value-at.js';
import { noteFor, noteMark } from './amend-notes.js';
import type { MergedCell, MergedRow } from './merge-rows.js';
import { rowData } from '../appendix/rows/change-table.js';
import type { Column } from '../appendix/rows/change-table.js';
import { recordData, recordText } from '../appendix/rows/row-records.js';
import type { RowRecord, StoredRecord } from '../appendix/rows/row-records.js';

/** The document into which a merge is written. */
export interface Target {
  readonly data: unknown;
  readonly listKey: string;
  readonly columns: readonly Column[];
  /** Notes above its rows, by position. Undefined if the list has no place for comments. */
  readonly notes: ReadonlyMap<number, string> | undefined;
  /** All records of the document. */
  readonly records: readonly StoredRecord[];
  readonly recordByRow: ReadonlyMap<number, StoredRecord>;
}

/** Returns the edits that bring a document's rows and records to the result of a merge. Empty if it has that result already. */
export function amendEdits(merged: readonly MergedRow[], target: Target): readonly YamlEdit[] {
  const gone = merged.flatMap((row) => (isGone(row) ? [row.row.index] : []));
  const removed: YamlEdit[] = gone.length === 0 ? [] : [{ kind: 'remove-items', path: [target.listKey], indexes: gone }];
  return [...merged.flatMap((row) => rowEdits(row, target)), ...removed, ...newRows(merged, target), ...recordEdits(merged, target)];
}

/** Comment above the records in a person's file. */
const recordsHead = '「hyokasho amend」が書いた行の控え。人の手直しを上書きしないための印で、印刷も公表もされません。手で直さないでください。';

/** True for a row that is removed: its change no longer exists, and no person edited it. */
export function isGone(row: MergedRow): row is Extract<MergedRow, { readonly kind: 'withdrawn' }> {
  return row.kind === 'withdrawn' && !row.edited;
}

function rowEdits(merged: MergedRow, { data, listKey, columns, notes }: Target): readonly YamlEdit[] {
  if (merged.kind === 'new') return [];
  const path: Path = [listKey, merged.row.index];
  const note = isGone(merged) ? undefined : noteFor(merged, columns);
  const edits: YamlEdit[] = [];
  if (notes && notes.get(merged.row.index) !== note) edits.push({ kind: 'note', path, mark: noteMark, ...(note === undefined ? {} : { text: note }) });
  if (merged.kind === 'existing')
    append(
      edits,
      merged.cells.flatMap((cell, column) => cellEdit(cell, column, path, data, columns)),
    );
  return edits;
}

function cellEdit({ fate, drafted }: MergedCell, column: number, row: Path, data: unknown, columns: readonly Column[]): readonly YamlEdit[] {
  const key = columns[column]?.key;
  if (fate !== 'refreshed' || key === undefined) return [];
  const value = drafted === '' ? null : drafted;
  if (Object.hasOwn(Object(valueAt(data, row)) as object, key)) return [{ kind: 'value', path: [...row, key], value }];
  const before = columns.slice(0, column).map((one) => one.key);
  return [{ kind: 'insert', value, to: { into: row, below: [], key, after: before } }];
}

function newRows(merged: readonly MergedRow[], { listKey, columns }: Target): readonly YamlEdit[] {
  const items = merged.flatMap((row) => {
    if (row.kind !== 'new') return [];
    const comment = noteFor(row, columns);
    return [{ value: rowData(row.drafted.row, columns), ...(comment === undefined ? {} : { comment }) }];
  });
  return items.length === 0 ? [] : [{ kind: 'append-items', path: [listKey], items }];
}

/** Returns the edits of records: changed ones in their place, those without a row removed, those of new rows appended. */
function recordEdits(merged: readonly MergedRow[], { records, recordByRow }: Target): readonly YamlEdit[] {
  const wanted = new Map<number, RowRecord>();
  const added: RowRecord[] = [];
  for (const row of merged) {
    if (row.kind === 'new') added.push(row.record);
    if (row.kind === 'new' || row.kind === 'hand' || isGone(row)) continue;
    const stored = recordByRow.get(row.row.index);
    if (stored) wanted.set(stored.index, row.record);
  }
  const edits: YamlEdit[] = [];
  const gone: number[] = [];
  for (const stored of records) {
    const record = wanted.get(stored.index);
    if (!record) gone.push(stored.index);
    else if (recordText(record) !== recordText(stored)) {
      const before = recordData(stored);
      for (const [key, value] of Object.entries(recordData(record)))
        if (before[key] !== value) edits.push({ kind: 'value', path: [rowRecordsKey, stored.index, key], value });
    }
  }
  if (gone.length > 0) edits.push({ kind: 'remove-items', path: [rowRecordsKey], indexes: gone });
  if (added.length > 0)
    edits.push({ kind: 'append-items', path: [rowRecordsKey], head: recordsHead, items: added.map((record) => ({ value: recordData(record) })) });
  return edits;
}
