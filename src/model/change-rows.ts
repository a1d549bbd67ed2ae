import type { CalendarDate } from '../core/dates.js';
import { readDate } from '../core/dates.js';
import type { Assessment, ChangeRowNode, ChoiceNode, TextNode } from './assessment.js';

/** A row of the change appendix by what its cells are. */
export interface ChangeRow {
  readonly row: ChangeRowNode;
  /** 変更日: the row's first date cell, and what it says. */
  readonly dateCell?: TextNode;
  readonly date?: CalendarDate;
  /** 提出時期: the row's choice. */
  readonly timing?: ChoiceNode;
  /** The last text of the row: 提出時期に係る説明. */
  readonly explanation?: TextNode;
}

const known = new WeakMap<Assessment, readonly ChangeRow[]>();

/** The rows of the change appendix, in the document's order. Read once: hundreds of rows are asked for by many a rule. */
export function changeRows(assessment: Assessment): readonly ChangeRow[] {
  const before = known.get(assessment);
  if (before) return before;
  const rows = assessment.parts.flatMap((part) => (part.body.kind === 'changes' ? part.body.rows.map(readRow) : []));
  known.set(assessment, rows);
  return rows;
}

function readRow(row: ChangeRowNode): ChangeRow {
  const texts = row.cells.filter((cell) => cell.kind === 'text');
  const dateCell = texts.find((cell) => cell.item.kind === 'date');
  const explanation = texts.findLast((cell) => cell.item.kind === 'text');
  const timing = row.cells.find((cell) => cell.kind === 'choice');
  const reading = dateCell && readDate(dateCell.text);
  return {
    row,
    ...(dateCell ? { dateCell } : {}),
    ...(reading?.ok ? { date: reading.date } : {}),
    ...(timing ? { timing } : {}),
    ...(explanation ? { explanation } : {}),
  };
}
