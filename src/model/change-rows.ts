import { readDays } from '../core/found-dates.js';
import type { DaySpan } from '../core/found-dates.js';
import type { ChangeRow, ChangeRowNode } from './assessment.js';

/** Cells of 変更日 that repeat the one above: 〃, 同上. */
const ditto = /^(?:[〃々仝″"”＂]|同上?|同日)$/u;

/**
 * Reads the rows of 変更箇所: finds their cells by kind. Every form has the kinds in the same order.
 * @param published Day number of 公表日. Undefined if it is unknown.
 */
export function readChangeRows(rows: readonly ChangeRowNode[], published: number | undefined): readonly ChangeRow[] {
  let above: DaySpan | undefined;
  return rows.map((row) => {
    const texts = row.cells.filter((cell) => cell.kind === 'text');
    const dateCell = texts.find((cell) => cell.item.kind === 'date');
    const explanation = texts.findLast((cell) => cell.item.kind === 'text');
    const timing = row.cells.find((cell) => cell.kind === 'choice');
    const days = dateCell && (ditto.test(dateCell.text.trim()) ? above : readDays(dateCell.text, published));
    above = days ?? above;
    return {
      row,
      ...(dateCell ? { dateCell } : {}),
      ...(days ? { days } : {}),
      ...(timing ? { timing } : {}),
      ...(explanation ? { explanation } : {}),
    };
  });
}
