import type { Alignment, ExcerptLine, LineRange } from './align-lines.js';
import type { Sides } from '../../core/side.js';
import type { PrintedTable } from '../../model/printed-value.js';
import { headingLines } from './heading-lines.js';

/**
 * Returns the numbers (from 0, in the new text) of unchanged lines that an excerpt shows. These are the headings above a change, the
 * head of its table, and the lines on both sides of a blank line that was added or removed. `tables` are those of the two texts.
 *
 * @example [...contextLines({ before: [{ text: '①措置' }, { text: '紙で保管する。' }], after: [{ text: '①措置' }, { text: '棚で保管する。' }], stretches: [0, 1].map((from) => ({ same: from === 0, before: { from, to: from + 1 }, after: { from, to: from + 1 } })) })] → [0]
 * @example [...contextLines({ before: [{ text: '記録する。' }, { text: '紙で保管する。' }], after: [{ text: '記録する。' }, { text: '棚で保管する。' }], stretches: [0, 1].map((from) => ({ same: from === 0, before: { from, to: from + 1 }, after: { from, to: from + 1 } })) })] → []
 */
export function contextLines({ before, after, stretches }: Alignment, tables: Sides<readonly PrintedTable[]> = noTables): ReadonlySet<number> {
  const shown = new Set<number>();
  const headings = { before: headingLines(before.map(({ text }) => text)), after: headingLines(after.map(({ text }) => text)) };
  const stayed = new Map<number, number>();
  for (const stretch of stretches) {
    if (!stretch.same) continue;
    for (let line = stretch.before.from; line < stretch.before.to; line++) stayed.set(line, line - stretch.before.from + stretch.after.from);
  }
  const same = new Set(stayed.values());
  const show = (line: number | undefined): void => {
    if (line !== undefined && same.has(line)) shown.add(line);
  };
  for (const stretch of stretches) {
    if (stretch.same) continue;
    const [former, now] = [firstText(before, stretch.before), firstText(after, stretch.after)];
    if (former === undefined && now === undefined) {
      show(lastText(after, { from: 0, to: stretch.after.from }));
      show(firstText(after, { from: stretch.after.to, to: after.length }));
      continue;
    }
    // A plain line above an added or removed block would only look like part of it.
    const alone = former === undefined || now === undefined;
    const above = (side: 'before' | 'after', line: number): readonly number[] =>
      (headings[side][line] ?? []).filter(({ plain }) => !plain || !alone).map((heading) => heading.line);
    if (now !== undefined) for (const line of [...above('after', now), ...tableHead(tables.after, now)]) show(line);
    if (former !== undefined) for (const line of [...above('before', former), ...tableHead(tables.before, former)]) show(stayed.get(line));
  }
  return shown;
}

const noTables: Sides<readonly PrintedTable[]> = { before: [], after: [] };

/** Returns the lines of the head of the table that holds a line. Empty if no table does. */
function tableHead(tables: readonly PrintedTable[], line: number): readonly number[] {
  const table = tables.find(({ first, end }) => first <= line && line < end);
  return table ? Array.from({ length: table.body - table.first }, (_, index) => table.first + index) : [];
}

/** Returns the first line of a range that is not blank. Undefined if all are. */
export function firstText(lines: readonly ExcerptLine[], range: LineRange): number | undefined {
  for (let line = range.from; line < range.to; line++) if (!isBlankLine(lines[line]?.text ?? '')) return line;
  return undefined;
}

function lastText(lines: readonly ExcerptLine[], range: LineRange): number | undefined {
  for (let line = range.to - 1; line >= range.from; line--) if (!isBlankLine(lines[line]?.text ?? '')) return line;
  return undefined;
}

export function isBlankLine(text: string): boolean {
  return text.trim() === '';
}
