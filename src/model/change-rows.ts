import { readDate } from '../core/dates.js';
import type { ChangeRow, ChangeRowNode } from './assessment.js';

/** Reads a row of 変更箇所: finds its cells by kind. Every form has the kinds in the same order. */
export function readChangeRow(row: ChangeRowNode): ChangeRow {
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
