import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { formatDiffCsv } from '../../src/formats/format-diff-csv.js';
import { formatDiffHtml } from '../../src/formats/format-diff-html.js';
import { formatDiffJson } from '../../src/formats/format-diff-json.js';
import { formatDiffMarkdown } from '../../src/formats/format-diff-md.js';
import { formatDiffTable } from '../../src/formats/format-diff-table.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import type { AssessmentDiff } from '../../src/diff/changes/change.js';
import { packageForms } from '../../src/forms/form-library.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { shortenSame } from '../../src/redline/diff-excerpt.js';
import { markedPiece, unmarkedText, textPieces } from '../../src/redline/diff-pieces.js';
import { viewDiff } from '../../src/redline/view-changes.js';
import type { DiffView } from '../../src/redline/view-changes.js';

/** Two documents that differ in one long text. */
function diffOf(before: string, after: string): AssessmentDiff {
  const form = packageForms.load('様式３', '平成30年5月');
  if (!form) throw new Error('no form');
  const laid = (text: string): ReturnType<typeof buildAssessment> => buildAssessment(form, { 基本情報: { 他の評価実施機関: text } });
  return diffAssessments(laid(before), laid(after));
}

function viewOf(before: string, after: string): DiffView {
  return viewDiff(diffOf(before, after), { before: 'a.yaml', after: 'b.yaml' });
}

/** Texts of what formats could trip over: marks, breaks, quotes, kana, a surrogate pair, combining marks. */
const hostile = fc
  .array(
    fc.constantFrom(
      '|',
      '\\',
      '*',
      '_',
      '`',
      '<b>',
      '&amp;',
      '&',
      '"',
      "'",
      ',',
      '=',
      '＝',
      '+',
      '-',
      '－',
      '@',
      '[a](b)',
      '!',
      '#',
      '~',
      '$',
      '\t',
      '\n',
      ' ',
      '　',
      '予防',
      '接種。',
      '𠮷',
      'か\u3099',
      '１',
    ),
    {
      minLength: 1,
      maxLength: 30,
    },
  )
  .map((parts) => parts.join(''))
  .filter((text) => text.trim() !== '' && !text.endsWith('\n'));

test('CSV: every row has six cells, and the texts are whole but for the guard against formulas', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const csv = formatDiffCsv(viewOf('', text));
      expect(csv.startsWith('\ufeff')).toBe(true);
      const [head, row, ...rest] = readCsv(csv.slice(1));
      expect(head).toEqual(['項目', '種類', '変更前', '変更後', '表記のみ', 'キー']);
      expect(rest).toEqual([]);
      expect(row).toHaveLength(6);
      const cell = row?.[3] ?? '';
      expect(cell === text || (cell === `'${text}` && /^\s*[=＝+＋\-－@＠]|^\s/u.test(text))).toBe(true);
      expect(cell).not.toMatch(/^\s*[=＝+＋\-－@＠]/u);
    }),
    { numRuns: 1000 },
  );
});

test('CSV: a formula is no formula, whatever it is hidden behind', () => {
  for (const text of ['=1', '+1', '-1', '@a', '＝1', '＋1', '－', '＠a', '\t=1', ' =1', '　＝1', '\n=1']) {
    expect(readCsv(formatDiffCsv(viewOf('前', text)).slice(1))[1]?.[3], text).toBe(`'${text}`);
  }
  expect(readCsv(formatDiffCsv(viewOf('前', 'あ=1')).slice(1))[1]?.[3]).toBe('あ=1');
});

test('CSV: no cell is longer than Excel takes', () => {
  const long = '接種の記録を管理する。'.repeat(4000);
  const edited = readCsv(formatDiffCsv(viewOf(long, `${long.slice(0, 20_000)}改${long.slice(20_000)}`)).slice(1))[1]?.[3] ?? '';
  expect(edited.length).toBeLessThan(300);
  expect(edited).toMatch(/^〔\d+字略〕[^]*改[^]*〔\d+字略〕$/u);
  const added = readCsv(formatDiffCsv(viewOf('', '𠮷'.repeat(20_000))).slice(1))[1]?.[3] ?? '';
  expect(added.length).toBeLessThanOrEqual(32_767);
  expect(added.length).toBeGreaterThan(32_700);
  expect(added).toMatch(/^𠮷+〔以下略。全40000字〕$/u);
});

test('Markdown: a cell holds the text and nothing else, and a row has four of them', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const rows = readMarkdown(formatDiffMarkdown(viewOf('', text)));
      expect(rows).toHaveLength(2);
      expect(rows[1]).toHaveLength(4);
      expect(bare(rows[1]?.[3] ?? '')).toBe(bare(text));
    }),
    { numRuns: 400 },
  );
});

test('HTML: a text stands in the page as text', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const html = await formatDiffHtml(viewOf('', text));
      const body = html.slice(html.indexOf('<main>'));
      expect(unescapeHtml(/<ins>｛\+([^]*)\+｝<\/ins>/u.exec(body)?.[1] ?? '')).toBe(text);
      const tags = new Set([...body.matchAll(/<\/?([a-z0-9]+)/gu)].map((match) => match[1]));
      const known = ['main', 'h1', 'dl', 'div', 'dt', 'dd', 'p', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td', 'ins', 'span', 'body', 'html'];
      expect([...tags].filter((tag) => !known.includes(tag ?? ''))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('HTML: a page of its own, that a reader without colour and a reader without eyes can use', async () => {
  const html = await formatDiffHtml(viewOf('前の文', '後の文'));
  expect(html).toContain('<html lang="ja">');
  expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|href=|javascript:/iu);
  expect(html).toContain("default-src 'none'");
  const tables = [...html.matchAll(/<table>[^]*?<\/table>/gu)].map(([table]) => table);
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    expect(table).toMatch(/^<table>\n<caption>[^<]+<\/caption>/u);
    for (const [cell] of table.matchAll(/<th\b[^>]*>/gu)) expect(cell).toMatch(/scope="(?:col|row)"/u);
  }
  for (const [edit] of html.matchAll(/<(?:ins|del)[^>]*>[^]*?<\/(?:ins|del)>/gu)) expect(edit).toMatch(/>(?:［[-=][^]*[-=]］|｛[+=][^]*[+=]｝)</u);
  expect(html).toContain('@media print');
});

test('JSON: the texts are exact, the hunks are in them, and the keys always in the same order', () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      fc.pre(before !== after);
      const [old, now] = [parseSource('a.yaml', '様式: 様式３\n'), parseSource('b.yaml', '様式: 様式３\n')];
      const printed = formatDiffJson({ diff: diffOf(before, after), before: old, after: now });
      const { changes } = JSON.parse(printed) as { changes: { detail: { before: string; after: string; hunks: { before: Span; after: Span }[] } }[] };
      expect(Object.keys(changes[0] ?? {})).toEqual(['key', 'label', 'kind', 'what', 'formOnly', 'cause', 'detail', 'before', 'after']);
      const { detail } = changes[0] ?? {};
      expect([detail?.before, detail?.after]).toEqual([before, after]);
      let replayed = '';
      let at = 0;
      for (const hunk of detail?.hunks ?? []) {
        replayed += before.slice(at, hunk.before.start) + after.slice(hunk.after.start, hunk.after.end);
        at = hunk.before.end;
      }
      expect(replayed + before.slice(at)).toBe(after);
    }),
    { numRuns: 300 },
  );
});

interface Span {
  readonly start: number;
  readonly end: number;
}

test('table: nothing but what is printable, whatever was edited', () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      // eslint-disable-next-line no-control-regex
      expect(formatDiffTable(viewOf(before, after), false)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/u);
    }),
    { numRuns: 300 },
  );
});

test('both sides of an edit are whole when their pieces are joined', () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      const [change] = diffOf(before, after).changes;
      if (change?.kind !== 'field' || change.detail.kind !== 'text') return;
      const { hunks } = change.detail;
      expect(unmarkedText(textPieces(before, hunks, 'before', () => ''))).toBe(before);
      expect(unmarkedText(textPieces(after, hunks, 'after', () => ''))).toBe(after);
    }),
    { numRuns: 300 },
  );
});

test('shortening keeps every edit and counts what it leaves out, never cutting a character in two', () => {
  const character = fc.constantFrom('あ', '接', '𠮷', 'か\u3099', '葛\u{e0100}', '👨\u200d👩', 'ｶﾞ', '\n', '。', 'a');
  const same = fc.array(character, { maxLength: 300 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(same, { minLength: 2, maxLength: 4 }), (stretches) => {
      const pieces = stretches.flatMap((stretch, index) => (index === 0 ? [markedPiece(stretch)] : [markedPiece('改', 'edit'), markedPiece(stretch)]));
      const short = shortenSame(pieces);
      const gaps = short.filter(({ text }) => /^〔\d+字略〕$/u.test(text));
      const left = gaps.reduce((sum, { text }) => sum + Number(/\d+/u.exec(text)?.[0]), 0);
      const kept = short.filter((each) => !gaps.includes(each));
      expect(Array.from(unmarkedText(kept)).length + left).toBe(Array.from(unmarkedText(pieces)).length);
      expect(short.filter(({ mark }) => mark === 'edit')).toHaveLength(stretches.length - 1);
      for (const { text } of kept) expect(text).not.toMatch(/^[\p{M}\u200d\uff9e\uff9f\udc00-\udfff]|[\ud800-\udbff\u200d]$/u);
    }),
    { numRuns: 500 },
  );
});

test('shortening ends at lines and sentences where it can', () => {
  const line = `${'一二三四五六七八九十'.repeat(2)}。`;
  const before = `${line}\n`.repeat(10);
  const short = unmarkedText(shortenSame([markedPiece(before), markedPiece('改', 'edit'), markedPiece(`\n${before}`)]));
  expect(short).toBe(`〔175字略〕\n${line}\n${line}\n改\n${line}\n${line}\n〔176字略〕`);
});

/** RFC 4180. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/uy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, written = '', end] = match;
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

/** The cells of the first table; what is no plain text shows as its kind. */
function readMarkdown(markdown: string): string[][] {
  const tree = unified().use(remarkParse).use(remarkGfm).parse(markdown) as MarkdownNode;
  const table = tree.children?.find(({ type }) => type === 'table');
  const textOf = (node: MarkdownNode): string => {
    if (node.type === 'text') return node.value ?? '';
    if (node.type === 'html' && node.value === '<br>') return '\n';
    return `{${node.type}}`;
  };
  return (table?.children ?? []).map((row) => (row.children ?? []).map((cell) => (cell.children ?? []).map(textOf).join('')));
}

/** Markdown trims the ends of lines in a cell. */
function bare(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/[ \t]*\n[ \t]*/gu, '\n')
    .replace(/^[ \t]+|[ \t]+$/gu, '');
}

function unescapeHtml(text: string): string {
  const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#x60': '`', '#x3D': '=' };
  return text.replace(/&([^;]+);/gu, (whole, name: string) => entities[name] ?? whole);
}
