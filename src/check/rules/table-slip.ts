import type { TextNode } from '../../model/assessment.js';
import { findTables, isTableRule, tableCells } from '../../core/text/text-blocks.js';
import type { TableRange } from '../../core/text/text-blocks.js';
import type { CheckContext, CheckRule } from './check-rule.js';

/**
 * Reports lines that look like a table but print with their bars: bars in full width, no rule under the head, a rule of ー. Also reports
 * rows that do not fit their table, and a table in an item that prints no tables. Skips 変更箇所, whose rows quote other items.
 */
export const tableSlip: CheckRule = {
  id: 'table-slip',
  title: '表にならない行',
  inAnyShape: true,
  *check(context) {
    for (const { node, part, repeat } of context.assessment.visits) {
      if (node.kind !== 'text' || part?.body.kind === 'changes' || repeat?.item.figures || !/[|｜]/u.test(node.text)) continue;
      const slips = node.item.markdown ? tableSlips(node.text) : bareTables(node.text);
      yield* report(node, slips, context);
    }
  },
};

function* report(node: TextNode, slips: readonly TableSlip[], { source }: CheckContext): ReturnType<CheckRule['check']> {
  if (slips.length === 0) return;
  const starts = [0];
  for (let at = node.text.indexOf('\n'); at >= 0; at = node.text.indexOf('\n', at + 1)) starts.push(at + 1);
  for (const { line, text, mend } of slips) {
    yield { ruleId: tableSlip.id, severity: 'warning', text, place: source.textPlace(node.path, starts[line] ?? 0), item: node.name, mend };
  }
}

/** A line of a text (from 0) that is no part of the table that it was meant for. */
export interface TableSlip {
  readonly line: number;
  readonly text: string;
  readonly mend: string;
}

/**
 * Finds the slips in the tables of a text.
 * @example tableSlips('| 番号 | 項目 |\n| 1 | 氏名 |')[0]?.mend → 'この行の下に「|---|---|」の行を入れてください'
 * @example tableSlips('| 番号 | 項目 |\n|ー|ー|')[0]?.mend → 'この下の行を「|---|---|」に直してください'
 * @example tableSlips('| 番号 |\n|---|\n| 1 |') → []
 */
export function tableSlips(text: string): readonly TableSlip[] {
  const lines = text.split('\n');
  const tables = findTables(lines);
  const inTable = new Set(tables.flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index)));
  const slips = [...tables.flatMap((table) => rowSlips(lines, table, inTable)), ...barGroups(lines, inTable).map((group) => groupSlip(lines, group, inTable))];
  return slips.sort((a, b) => a.line - b.line);
}

/** Returns the first table of a text whose item prints no tables. */
function bareTables(text: string): readonly TableSlip[] {
  const lines = text.split('\n');
  const inTable = new Set<number>();
  const [table] = findTables(lines);
  const group = barGroups(lines, inTable).find(({ first }) => lines[first]?.includes('|') === true);
  const line = table?.first ?? group?.first;
  if (line === undefined) return [];
  const mend = '表は使えないので、「・」の箇条書きや文章に書き直し、「|」を消してください';
  return [{ line, text: '表のような行がありますが、この項目では表にならず、「|」のまま印刷されます', mend }];
}

/** Finds the rows of a table with other numbers of cells than its head, and a line of bars below that is no row. */
function rowSlips(lines: readonly string[], { first, end }: TableRange, inTable: ReadonlySet<number>): readonly TableSlip[] {
  const head = lines[first] ?? '';
  const columns = tableCells(head).length;
  const slips: TableSlip[] = [];
  let open = false;
  for (let line = first + 2; line < end; line++) {
    const row = lines[line] ?? '';
    const found = tableCells(row).length;
    const continues = open;
    open = endsInBar(head) && !endsInBar(row) && (found !== columns || runsOn(lines[line + 1]));
    if ((found === columns && !open) || (continues && !open)) continue;
    slips.push({ line, ...rowFault(found, columns, open) });
  }
  const below = lines[end] ?? '';
  if (!inTable.has(end) && below.replace(/\\[\\|]/gu, '').includes('|') && !isBarLine(lines, end)) {
    const mend = '表の行なら、行の始めと終わりに「|」を付けてください。文章なら、表との間を一行空けてください';
    slips.push({ line: end, text: '表のすぐ下のこの行は「|」で始まっていないため、表の行ではなく文章として印刷されます', mend });
  }
  return slips;
}

function rowFault(found: number, columns: number, open: boolean): Omit<TableSlip, 'line'> {
  if (open)
    return {
      text: '表の行が「|」で終わらないまま、次の行に続いています',
      mend: '表の一行は、「|」から「|」までを改行せずに書いてください。セルの中で改行するところは「<br>」と書きます',
    };
  const text = `表の見出しは ${String(columns)} 列ですが、この行は ${String(found)} 列あります`;
  if (found < columns) return { text, mend: `足りない列は空のまま「| |」と書き、${String(columns)} 列にそろえてください` };
  return { text, mend: '余分な「|」を消してください。文字としての「|」は「\\|」と書きます' };
}

/** True if the line below an open row is neither a row of its own nor blank. */
function runsOn(below = ''): boolean {
  return below.trim() !== '' && !below.trimStart().startsWith('|');
}

function endsInBar(line: string): boolean {
  return line.trimEnd().endsWith('|');
}

interface LineGroup {
  readonly first: number;
  readonly end: number;
}

const anyBar = /[|｜]/gu;
/** A bullet or number in front of the first bar of a head. */
const marker = /^[ \t　]*(?:[-*+・●○]|[（(]?[0-9０-９]{1,3}[）).．]|[①-⑳])[ \t　]*(?=[|｜])/u;
const outerBar = /^[ \t　]*[|｜]/u;
/** A line of bars and signs that people take for dashes. */
const nearRule = /^[\s　|｜:：\-ー―─－‐–—−ｰ=＝_＿]+$/u;
const dash = /[-ー―─－‐–—−ｰ=＝_＿]/u;

/** True if a line looks like a row: it begins with a bar and holds another, is nearly a rule, or has bars and such a rule below it. */
function isBarLine(lines: readonly string[], line: number): boolean {
  const text = lines[line] ?? '';
  const bars = text.match(anyBar)?.length ?? 0;
  if (bars === 0) return false;
  return (bars > 1 && (outerBar.test(text) || marker.test(text))) || isNearRule(text) || isNearRule(lines[line + 1] ?? '');
}

function isNearRule(line: string): boolean {
  return nearRule.test(line) && dash.test(line) && /[|｜]/u.test(line);
}

/** Finds runs of two or more lines with bars outside tables, and a single one right above a table. */
function barGroups(lines: readonly string[], inTable: ReadonlySet<number>): readonly LineGroup[] {
  const groups: LineGroup[] = [];
  for (let line = 0; line < lines.length; line++) {
    if (inTable.has(line) || !isBarLine(lines, line)) continue;
    let end = line + 1;
    while (end < lines.length && !inTable.has(end) && isBarLine(lines, end)) end++;
    if (end - line > 1 || (inTable.has(end) && !inTable.has(line - 1))) groups.push({ first: line, end });
    line = end;
  }
  return groups;
}

/** Most columns that a mend spells out as a rule. */
const mostColumns = 20;

function groupSlip(lines: readonly string[], { first, end }: LineGroup, inTable: ReadonlySet<number>): TableSlip {
  const written = lines[first] ?? '';
  if (inTable.has(end) && end - first === 1)
    return {
      line: first,
      text: '表の見出しの上にある「|」の行は、表にならず、「|」のまま印刷されます',
      mend: '表の題なら「|」を消してください。表の行なら、見出しと区切り線の下に移してください',
    };
  const lead = marker.exec(written)?.[0] ?? '';
  const head = written.slice(lead.length).replaceAll('｜', '|');
  const below = (lines[first + 1] ?? '').replaceAll('｜', '|');
  const columns = tableCells(head).length;
  const rule = columns > mostColumns ? '見出しと同じ列の数の区切り線' : `「|${'---|'.repeat(columns)}」`;
  const faults: string[] = [];
  const mends: string[] = [];
  if (lead !== '') {
    faults.push(`見出しの前に「${lead.trim()}」がある`);
    mends.push(`「|」の前の「${lead.trim()}」を消し`);
  }
  if (lines.slice(first, end).some((line) => line.includes('｜'))) {
    faults.push('「｜」が全角になっている');
    mends.push('「｜」を全て半角の「|」に直し');
  }
  if (!isNearRule(below)) {
    faults.push('見出しの下に区切り線がない');
    mends.push(`この行の下に${rule}の行を入れ`);
  } else if (!isTableRule(below) || tableCells(below).length !== columns) {
    faults.push(isTableRule(below) ? '区切り線の列の数が見出しと合わない' : '区切り線が半角の「-」でない');
    mends.push(`この下の行を${rule}に直し`);
  }
  const mend = mends.length === 0 ? '表の前後を一行空け' : mends.join('、');
  return { line: first, text: `表のような行が表にならず、「|」のまま印刷されます（${faults.join('、')}）`, mend: `${mend}てください` };
}
