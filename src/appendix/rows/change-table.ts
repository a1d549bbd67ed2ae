import type { Field, Form } from '../../forms/form.js';
import { tick } from '../../forms/form.js';
import { buildField } from '../../model/build-fields.js';
import { rootKey } from '../../model/item-key.js';
import type { ChangeRow, FieldNode, NodeBase, TextNode } from '../../model/assessment.js';
import type { AppendixRow } from './appendix-row.js';

/** Role of a column: the part of a row that it holds. */
export type CellPart = 'date' | 'item' | 'before' | 'after' | 'timing' | 'explanation';

/** A column of a form's 変更箇所. */
export interface Column {
  /** Key in a row of a document. */
  readonly key: string;
  /** Role of the column. Undefined for a column that drafted rows leave empty. */
  readonly part?: CellPart;
}

const texts: readonly CellPart[] = ['item', 'before', 'after', 'explanation'];

/** 変更箇所 of a form. */
export interface ChangeTable {
  /** Key of its list in a document. */
  readonly listKey: string;
  readonly columns: readonly Column[];
  /** The columns as the form describes them, in the same order. */
  readonly fields: readonly Field[];
}

/** Returns the change table of a form. Undefined if it has none. No description gives the role of a column; their order is the same in every form. */
export function changeTable(form: Form): ChangeTable | undefined {
  for (const { key, body } of form.parts) {
    if (body.kind !== 'changes') continue;
    const left = [...texts];
    let [date, timing] = [false, false];
    const columns = body.columns.map((column): Column => {
      let part: CellPart | undefined;
      if (column.kind === 'date' && !date) [date, part] = [true, 'date'];
      else if (column.kind === 'choice' && !timing) [timing, part] = [true, 'timing'];
      else if (column.kind === 'text' || column.kind === 'line') part = left.shift();
      return { key: column.key, ...(part ? { part } : {}) };
    });
    return { listKey: key, columns, fields: body.columns };
  }
  return undefined;
}

/** Parts of a row that no form lets stay empty, beside 提出時期. 変更前 and 変更後 may: published tables leave them empty for an addition or a removal. */
const demanded: readonly (CellPart | undefined)[] = ['date', 'item'];

/** Returns the keys of the columns whose cells must be filled in before a version is published. */
export function demandedColumns(form: Form): ReadonlySet<string> {
  return new Set(changeTable(form)?.columns.flatMap(({ key, part }) => (demanded.includes(part) ? [key] : [])));
}

/** Returns a row as data of a document: texts by column key, null for an empty one. */
export function rowData(row: AppendixRow, columns: readonly Column[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(columns.map(({ key, part }) => [key, part === undefined || row[part] === '' ? null : row[part]]));
}

/** Place of a row that is in no document. */
const nowhere: NodeBase = { path: [], key: rootKey, name: '', labels: [], file: undefined };

/** Returns the cells of a row as a document reads them: an ISO day becomes a day of an era, and a text loses its last line break. */
export function cellsAsRead(row: AppendixRow, { columns, fields }: ChangeTable): readonly string[] {
  const data = rowData(row, columns);
  return fields.map((field) => cellText(buildField(field, data, nowhere)));
}

/** Returns the text of a cell: the text, the choice, or ○ for a tick. */
export function cellText(cell: FieldNode): string {
  switch (cell.kind) {
    case 'text':
      return cell.text;
    case 'choice':
      return cell.choice;
    case 'check':
      return cell.ticked ? tick : '';
    default:
      return '';
  }
}

/** The three cells of a row that describe the change. */
export interface RowCells {
  /** 項目 */
  readonly item: TextNode;
  /** 変更前の記載 */
  readonly before: TextNode;
  /** 変更後の記載 */
  readonly after: TextNode;
}

/** Returns the cells of a row by role. Undefined if one is missing. No description gives the roles; their order is the same in every form, between 変更日 and 提出時期. */
export function rowCells({ row }: ChangeRow): RowCells | undefined {
  const [item, before, after] = row.cells.filter((cell) => cell.kind === 'text' && cell.item.kind !== 'date');
  if (item?.kind !== 'text' || before?.kind !== 'text' || after?.kind !== 'text') return undefined;
  return { item, before, after };
}
