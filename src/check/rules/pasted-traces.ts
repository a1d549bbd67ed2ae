import { figureKeys, keptKey } from '../../forms/form.js';
import { pathKey } from '../../load/read/source.js';
import { spreadsheetError } from '../../load/read/spreadsheet-errors.js';
import { nodeNames } from '../../model/node-at.js';
import { findTables } from '../../core/text/text-blocks.js';
import { writtenTexts } from '../../model/texts.js';
import type { CheckContext, CheckRule } from './check-rule.js';

/**
 * Reports what a program left in a text that was pasted from it: escapes and error values of spreadsheets, quotes around a cell, tags
 * and entities of HTML, tabs. All of it prints as it stands. Reports each kind once a text, at its first place.
 */
export const pastedTraces: CheckRule = {
  id: 'pasted-traces',
  title: '貼り付けた文字に残った印',
  inAnyShape: true,
  *check(context) {
    const { assessment, source } = context;
    const nameAt = nodeNames(assessment);
    const { skipped, tables } = specialTexts(context);
    const lines = source.text.split('\n');
    for (const { path, text } of writtenTexts(source.data)) {
      const key = pathKey(path);
      // The text of a diagram has escapes of its own, known by its key where the form is unknown. Kept text does not print.
      if (path[0] === keptKey || path.at(-1) === figureKeys.diagram || skipped.has(key) || plainText.test(text)) continue;
      const { line, column } = source.valuePlace(path);
      for (const { index, text: words, mend } of tracesIn(text, lines[line - 1]?.[column - 1] ?? '', tables.has(key))) {
        const item = nameAt(path);
        yield {
          ruleId: pastedTraces.id,
          severity: 'warning',
          text: words,
          place: source.textPlace(path, index),
          ...(item === undefined ? {} : { item }),
          mend,
        };
      }
    }
  },
};

/** Texts without any character by which a trace begins. */
const plainText = /^[^\t"_#＃<＜&\\=“”„‟＂‘’:：]*$/u;

function specialTexts({ assessment }: CheckContext): { readonly skipped: ReadonlySet<string>; readonly tables: ReadonlySet<string> } {
  const diagrams = assessment.figures.map(({ diagram }) => pathKey(diagram.path));
  const tables = assessment.visits.flatMap(({ node }) => (node.kind === 'text' && node.item.markdown ? [pathKey(node.path)] : []));
  return { skipped: new Set(diagrams), tables: new Set(tables) };
}

/** A trace in a text, at its place in UTF-16 units. */
export interface Trace {
  readonly index: number;
  readonly text: string;
  readonly mend: string;
}

/**
 * Finds the traces in a text.
 * @param sign First character of the value in the file: a quote, `|`, `>` or the text itself.
 * @param tables True if tables of the text print as tables, so that `<br>` in a cell is a line break.
 * @example tracesIn('認定_x000D_', '|').map(({ index }) => index) → [2]
 * @example tracesIn('氏名<br>かな', '氏').map(({ mend }) => mend) → ['「<br>」を消し、「項目名: |-」と書いて、実際に改行してください']
 * @example tracesIn('A&B、C_D', 'A') → []
 */
export function tracesIn(text: string, sign: string, tables = false): readonly Trace[] {
  const cells = tables && text.includes('<') ? withoutCellBreaks(text) : text;
  const found = kinds.flatMap(({ pattern, what, mend }) =>
    [...firstOfEach(cells, pattern)].map(([written, index]) => ({
      index,
      text: `「${shown(written)}」は${what(written)}で、このまま印刷されます`,
      mend: tables && wideBreak.test(written) ? `表のセルの中なら「${written}」を半角の「<br>」に、外なら実際の改行に直してください` : mend(written),
    })),
  );
  const error = spreadsheetError(text);
  const traces = [...found, ...(error ? [errorTrace(error)] : []), ...quotesAround(text, sign)];
  return traces.sort((a, b) => a.index - b.index);
}

const wideBreak = /^＜/u;
/** Most different traces of a kind that are reported for one text. */
const mostOfKind = 5;

/** Returns the first places of the different matches in a text, up to {@link mostOfKind}. */
function firstOfEach(text: string, pattern: RegExp): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { 0: written, index } of text.matchAll(pattern)) {
    if (!places.has(written)) places.set(written, index);
    if (places.size === mostOfKind) break;
  }
  return places;
}

function errorTrace({ index, written }: { readonly index: number; readonly written: string }): Trace {
  return {
    index,
    text: `「${written}」は表計算ソフトが値を出せなかった印で、このまま印刷されます`,
    mend: '元の表を見て、正しい値を書いてください',
  };
}

function shown(written: string): string {
  return written === '\t' ? 'タブ' : written.trim();
}

/** Blanks out the line breaks in the cells of tables, where they are right. Keeps every position. */
function withoutCellBreaks(text: string): string {
  const lines = text.split('\n');
  for (const { first, end } of findTables(lines)) {
    for (let line = first; line < end; line++) lines[line] = (lines[line] ?? '').replace(/<br[ \t]*\/?>/giu, (tag) => ' '.repeat(tag.length));
  }
  return lines.join('\n');
}

interface TraceKind {
  readonly pattern: RegExp;
  readonly what: (found: string) => string;
  readonly mend: (found: string) => string;
}

const breakMend = (found: string): string => `「${found}」を消し、「項目名: |-」と書いて、実際に改行してください`;

const kinds: readonly TraceKind[] = [
  {
    pattern: /_x000[ad]_/giu,
    what: () => '表計算ソフトの改行の印',
    mend: (found) => `「${found}」を全て消してください。改行が要るところは、「項目名: |-」と書いて実際に改行します`,
  },
  {
    pattern: /_x(?!000[ad])[0-9a-f]{4}_/giu,
    what: () => '表計算ソフトが文字の代わりに書いた印',
    mend: (found) => `「${found}」を${escapedBy(found)}に直してください`,
  },
  {
    pattern: /^[ \t　]*[#＃]{4,}[ \t　]*$/gmu,
    what: () => '列の幅が足りないときに表計算ソフトが出す印',
    mend: () => '元の表の列を広げて、正しい値を書いてください',
  },
  { pattern: /\t/gu, what: () => '表計算ソフトなどで列を区切る印', mend: () => 'タブを全角の空白「　」か「、」に直してください' },
  { pattern: /[<＜][bｂ][rｒ][ \t　]*[/／]?[>＞]/giu, what: () => '改行を表す HTML の印', mend: breakMend },
  {
    pattern: /<\/?(?:p|div|span|b|i|u|strong|em|font|table|tr|td|th|ul|ol|li|sup|sub|a)(?:[ \t][^<>\n]{0,200})?>/giu,
    what: () => 'HTML の印',
    mend: (found) => `「${found}」などの「<」から「>」までを消してください`,
  },
  {
    pattern: /&(?:nbsp|amp|lt|gt|quot|apos|emsp|ensp|yen|hellip|#\d{1,6}|#x[0-9a-f]{1,5});/giu,
    what: () => 'HTML の文字の書き方',
    mend: (found) => `「${found}」を${entities[found.toLowerCase()] ?? '元の文字'}に直してください`,
  },
  { pattern: /(?<![A-Za-z:\\])\\(?:r\\n|[nrt])(?![A-Za-z])/gu, what: () => 'プログラムが改行やタブの代わりに書く印', mend: breakMend },
  {
    pattern: /\\u[0-9a-f]{4}/giu,
    what: () => 'プログラムが文字の代わりに書く印',
    mend: (found) => `「${found}」を「${String.fromCharCode(Number.parseInt(found.slice(2), 16))}」に直してください`,
  },
  {
    pattern: /(?:=[0-9A-F]{2}){3,}/gu,
    what: () => '電子メールが文字の代わりに書く印',
    mend: () => '元の電子メールを見て、正しい文字を打ち直してください',
  },
];

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': '空白',
  '&amp;': '「&」',
  '&lt;': '「<」',
  '&gt;': '「>」',
  '&quot;': '「"」',
  '&apos;': "「'」",
};

/** Returns the character of `_x005F_` as a mend names it. */
function escapedBy(found: string): string {
  const code = Number.parseInt(found.slice(2, 6), 16);
  return code === 0x09 ? '全角の空白' : code > 0x20 && (code < 0xd800 || code > 0xdfff) ? `「${String.fromCharCode(code)}」` : '元の文字';
}

/** A value that is one quotation: opening and closing mark, none between. */
const curlyQuoted = /^([“”„‟＂‘’])[^“”„‟＂‘’\n]+([“”‟＂‘’])$/u;

/** Finds quotes around a whole value: those of a spreadsheet's cell under a block sign, and curly ones that YAML does not know. */
function quotesAround(text: string, sign: string): readonly Trace[] {
  const value = text.trimEnd();
  if ((sign === '|' || sign === '>') && value.length > 1 && value.startsWith('"') && value.endsWith('"') && /\n|""/u.test(value.slice(1, -1))) {
    const mend = '始めと終わりの「"」を消し、中の「""」は「"」に直してください';
    return [{ index: 0, text: '文章の全体を囲む「"」は、表計算ソフトのセルを貼り付けたときの印で、このまま印刷されます', mend }];
  }
  const [, open, close] = curlyQuoted.exec(value) ?? [];
  if (open === undefined || close === undefined || sign !== open) return [];
  return [
    {
      index: 0,
      text: `値の全体を囲む「${open}」と「${close}」は、YAML の引用符ではないため、このまま印刷されます`,
      mend: `引用符のつもりなら、両端の「${open}」と「${close}」を消してください。印刷するなら、値の全体を更に半角の引用符 '…' で囲んでください`,
    },
  ];
}
