import type { ChangeRow, TextNode } from '../model/assessment.js';

/**
 * Returns the cells of 変更日 that begin a day: the first of the rows that follow one another under the same day. A cell that repeats the
 * one above (〃) begins none, nor does a blank one. Two spellings of one day are one day; days that can't be read are compared as written.
 */
export function dayHeadings(rows: readonly ChangeRow[]): ReadonlySet<TextNode> {
  const headings = new Set<TextNode>();
  let above: string | undefined;
  for (const { dateCell, days } of rows) {
    const written = dateCell?.text.trim() ?? '';
    if (!dateCell || written === '') continue;
    const day = days ? `${String(days.first)}-${String(days.last)}` : written;
    if (day !== above) headings.add(dateCell);
    above = day;
  }
  return headings;
}
