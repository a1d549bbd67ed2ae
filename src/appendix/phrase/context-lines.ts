import type { Alignment, ExcerptLine, LineRange } from './align-lines.js';
import { headingLines } from './heading-lines.js';

/**
 * The lines, by their number in the new text, that an excerpt shows though they did not change: the headings that a change stands
 * under, the head of its table, and the lines on both sides of a blank one that came or went.
 */
export function contextLines({ before, after, stretches }: Alignment): ReadonlySet<number> {
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
    // What came or went as a whole says for itself what it is; a plain line above it would only look like part of it.
    const alone = former === undefined || now === undefined;
    const above = (side: 'before' | 'after', line: number): readonly number[] =>
      (headings[side][line] ?? []).filter(({ plain }) => !plain || !alone).map((heading) => heading.line);
    if (now !== undefined) for (const line of [...above('after', now), ...tableHead(after, now)]) show(line);
    if (former !== undefined) for (const line of [...above('before', former), ...tableHead(before, former)]) show(stayed.get(line));
  }
  return shown;
}

/** The first row of the Markdown table that a line is a row of. */
function tableHead(lines: readonly ExcerptLine[], line: number): readonly number[] {
  let head = line;
  while (isRow(lines[head - 1]?.text)) head -= 1;
  return isRow(lines[line]?.text) && isDelimiter(lines[head + 1]?.text ?? '') ? [head] : [];
}

function isRow(text: string | undefined): boolean {
  return text?.trimStart().startsWith('|') === true;
}

/** The line under the head of a Markdown table. */
export function isDelimiter(text: string): boolean {
  return text.includes('|') && /^(?:\|\s*)?:?-+:?(?:\s*\|\s*:?-+:?)*(?:\s*\|)?$/u.test(text.trim());
}

/** The first line of a range that is not blank. */
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
