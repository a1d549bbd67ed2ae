/**
 * A part of a text as it prints: lines as written, or a table. A cell holds what prints: no bars, `\|` as 「|」, `<br>` as a line
 * break. Every row has as many cells as the widest one.
 */
export type TextBlock =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Position of a table in a text, in lines from 0. The head is the line `first`, the rule below it the next, `end` is not in the table. */
export interface TableRange {
  readonly first: number;
  readonly end: number;
}

/**
 * Splits a text into plain lines and tables. Written by hand beside `remark-gfm`, which takes a table behind 「1. 」 for text, a line
 * below a table for a row, and loads in 70 ms; a test holds the two against each other. Nothing but tables is Markdown here: the
 * form's own conventions (＜…＞, ・, ①, （※）, `*`) stay as written, in cells too. A line break beside a table belongs to the table.
 * @example readBlocks('1. 項目\n| 番号 | 項目 |\n|---|---|\n| 1 | 氏名<br>かな |\n以上') → [{ kind: 'text', text: '1. 項目' }, { kind: 'table', head: ['番号', '項目'], rows: [['1', '氏名\nかな']] }, { kind: 'text', text: '以上' }]
 * @example readBlocks('a|b の順') → [{ kind: 'text', text: 'a|b の順' }]
 */
export function readBlocks(text: string): readonly TextBlock[] {
  if (!text.includes('|')) return [{ kind: 'text', text }];
  const lines = text.split('\n');
  const blocks: TextBlock[] = [];
  let end = 0;
  const pushText = (to: number): void => {
    if (to <= end) return;
    // A table takes the line breaks beside it, so that a blank line between stays one blank line.
    const between = lines.slice(end, to).join('\n');
    if (between !== '') blocks.push({ kind: 'text', text: between });
  };
  for (const range of findTables(lines)) {
    pushText(range.first);
    blocks.push(readTable(lines, range));
    end = range.end;
  }
  pushText(lines.length);
  return blocks;
}

/**
 * Returns a text with tables as a reader sees it: the cells of a row side by side with 「　」 between, no bars and no rules. Two texts
 * that print alike give the same, but the reverse need not hold: compare {@link readBlocks} to tell cells apart.
 * @example printedText('表\n| 番号 | 項目 |\n|---|---|\n| 1 | 氏名<br>かな |') → '表\n番号　項目\n1　氏名\nかな'
 */
export function printedText(text: string): string {
  return readBlocks(text)
    .map((block) => (block.kind === 'text' ? block.text : [block.head, ...block.rows].map((cells) => cells.join('　')).join('\n')))
    .join('\n');
}

/**
 * Finds the tables among the lines of a text. A table is a line with bars, a rule of as many cells below it, and the rows behind:
 * lines that begin or end with a bar, or hold one where the head has none at its ends. Any other line is text and ends the table.
 */
export function findTables(lines: readonly string[]): readonly TableRange[] {
  const tables: TableRange[] = [];
  for (let line = 1; line < lines.length; line++) {
    if (!beginsTable(lines, line - 1)) continue;
    const outer = hasOuterBar(lines[line - 1] ?? '');
    let end = line + 1;
    while (end < lines.length && isRow(lines[end] ?? '', outer) && !(longRule.test(lines[end + 1] ?? '') && beginsTable(lines, end))) end++;
    tables.push({ first: line - 1, end });
    line = end;
  }
  return tables;
}

/** A rule that no row of cells with 「-」 looks like. Inside a table only such a rule begins the next one. */
const longRule = /-{3}/u;

/** True if the head of a table is at a line: bars, and below them a rule with as many cells. */
function beginsTable(lines: readonly string[], line: number): boolean {
  const [head, rule] = [lines[line] ?? '', lines[line + 1] ?? ''];
  return isTableRule(rule) && !isTableRule(head) && hasBar(head) && tableCells(head).length === tableCells(rule).length;
}

const ruleCell = /^:?-+:?$/u;
const ruleCharacters = /^[-:| \t　]*$/u;

/**
 * True for the line under the head of a table.
 * @example isTableRule('| --- | :-: |') → true
 * @example isTableRule('---') → false
 */
export function isTableRule(line: string): boolean {
  return line.includes('|') && ruleCharacters.test(line) && tableCells(line).every((written) => ruleCell.test(written));
}

function isRow(line: string, outer: boolean): boolean {
  return outer ? hasOuterBar(line) : hasBar(line);
}

/** True if a line begins or ends with a bar that parts cells. */
function hasOuterBar(line: string): boolean {
  return line.trimStart().startsWith('|') || endsWithBar(line.trimEnd());
}

/** True if a line holds a bar that parts cells. */
function hasBar(line: string): boolean {
  return line.includes('|') && line.replace(escaped, '').includes('|');
}

const escaped = /\\[\\|]/gu;

function endsWithBar(line: string): boolean {
  return line.endsWith('|') && line.replace(escaped, '').endsWith('|');
}

/** Splits at bars. A backslash keeps the bar behind it. */
const cell = /(?:\\[\\|]|[^|])*/gu;

/**
 * Returns the cells of a row as written, without the white space around them.
 * @example tableCells('| a\\|b |  |') → ['a\\|b', '']
 * @example tableCells('a | b') → ['a', 'b']
 */
export function tableCells(row: string): readonly string[] {
  const line = row.trimStart().startsWith('|') ? trimBlanks(row.trimStart()) : trimBlanks(row);
  const inner = line.slice(line.startsWith('|') ? 1 : 0, endsWithBar(line) && line.length > 1 ? -1 : undefined);
  const cells: string[] = [];
  for (let at = 0; at <= inner.length;) {
    cell.lastIndex = at;
    const written = cell.exec(inner)?.[0] ?? '';
    cells.push(trimBlanks(written));
    at += written.length + 1;
  }
  return cells;
}

/** Removes the blanks and tabs around a text in one walk. A pattern would take the square of their number. Keeps 「　」. */
function trimBlanks(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isBlank(text[start])) start++;
  while (end > start && isBlank(text[end - 1])) end--;
  return text.slice(start, end);
}

function isBlank(character: string | undefined): boolean {
  return character === ' ' || character === '\t';
}

/** The line break of HTML, the only one that a Markdown cell can hold. */
const cellBreak = /<br[ \t]*\/?>/giu;

/** Returns a cell as it prints. */
function printedCell(written: string): string {
  return written.replaceAll('\\|', '|').split(cellBreak).map(trimBlanks).join('\n');
}

/** Most empty cells that fill up a ragged table, beside four for each cell of its own. One row of a million bars would widen all others. */
const mostFilled = 1000;

function readTable(lines: readonly string[], { first, end }: TableRange): TextBlock {
  const written = lines
    .slice(first, end)
    .filter((_, index) => index !== 1)
    .map(tableCells);
  const widest = written.reduce((most, { length }) => Math.max(most, length), 0);
  // A row may hold fewer cells than another; its missing cells are empty.
  const own = written.reduce((sum, { length }) => sum + length, 0);
  const columns = widest * written.length <= mostFilled + 4 * own ? widest : 0;
  const [head = [], ...rows] = written.map((cells) => Array.from({ length: Math.max(columns, cells.length) }, (_, column) => printedCell(cells[column] ?? '')));
  return { kind: 'table', head, rows };
}
