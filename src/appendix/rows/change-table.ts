import type { Form } from '../../forms/form.js';
import { tick } from '../../forms/form.js';
import type { ChangeRow, FieldNode, TextNode } from '../../model/assessment.js';
import type { AppendixRow } from './appendix-row.js';

/** The part of a row that a column holds. */
export type CellPart = 'date' | 'item' | 'before' | 'after' | 'timing' | 'explanation';

/** A column of a form's 変更箇所. */
export interface Column {
  /** Its key in a row of a document. */
  readonly key: string;
  /** Undefined for a column that no rule of ours fills. */
  readonly part?: CellPart;
}

const texts: readonly CellPart[] = ['item', 'before', 'after', 'explanation'];

/** 変更箇所 as a form has it. */
export interface ChangeTable {
  /** The key of its list in a document. */
  readonly listKey: string;
  readonly columns: readonly Column[];
}

/** The change table of a form; no description says what a column is for, but every form has them in the same order. */
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
    return { listKey: key, columns };
  }
  return undefined;
}

/** A row as it stands in a document: its cells by the keys of the columns, an empty one without a value. */
export function rowData(row: AppendixRow, columns: readonly Column[]): Readonly<Record<string, string | null>> {
  return Object.fromEntries(columns.map(({ key, part }) => [key, part === undefined || row[part] === '' ? null : row[part]]));
}

/** What a cell says. */
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

/** The three cells of a row that say what changed. */
export interface RowCells {
  /** 項目 */
  readonly item: TextNode;
  /** 変更前の記載 */
  readonly before: TextNode;
  /** 変更後の記載 */
  readonly after: TextNode;
}

/** The cells of a row by what they are: no description says so, but every form has them in this order between 変更日 and 提出時期. */
export function rowCells({ row }: ChangeRow): RowCells | undefined {
  const [item, before, after] = row.cells.filter((cell) => cell.kind === 'text' && cell.item.kind !== 'date');
  if (item?.kind !== 'text' || before?.kind !== 'text' || after?.kind !== 'text') return undefined;
  return { item, before, after };
}
