import fc from 'fast-check';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { formatDiffCsv } from '../../src/formats/diff/format-diff-csv.js';
import { formatDiffHtml } from '../../src/formats/diff/format-diff-html.js';
import { formatDiffJson } from '../../src/formats/diff/format-diff-json.js';
import { formatDiffMarkdown } from '../../src/formats/diff/format-diff-md.js';
import { formatDiffTable } from '../../src/formats/diff/format-diff-table.js';
import { composeText } from '../../src/core/text/compose-text.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { diffOf, readCsv, viewOf } from './diff-views.js';
import { hostile } from './hostile-text.js';

test('CSV: every row has six cells, and the texts are whole but for the guard of what a spreadsheet would rewrite', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const csv = formatDiffCsv(viewOf('', text));
      expect(csv.startsWith('\ufeff')).toBe(true);
      const [head, row, ...rest] = readCsv(csv.slice(1));
      expect(head).toEqual(['項目', '種類', '変更前', '変更後', '表記のみ', 'キー']);
      expect(rest).toEqual([]);
      expect(row).toHaveLength(6);
      const cell = row?.[3] ?? '';
      // A guard stands before a formula, or before a text short and plain enough for a number or a day.
      const isGuarded = /^\s*[=＝+＋\-－@＠]|^\s/u.test(text) || (/[\d０-９]|true|false|#/iu.test(text) && !text.includes('\n'));
      expect(cell === text || (cell === `'${text}` && isGuarded)).toBe(true);
      expect(cell).not.toMatch(/^\s*[=＝+＋\-－@＠]/u);
    }),
  );
});

test('Markdown: a cell holds the text and nothing else, and a row has four of them', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const rows = readMarkdown(formatDiffMarkdown(viewOf('', text)));
      expect(rows).toHaveLength(2);
      expect(rows[1]).toHaveLength(4);
      expect(bare(rows[1]?.[3] ?? '')).toBe(bare(`｛+${text}+｝`));
    }),
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
  );
});

test('JSON: the texts are exact, the hunks are in them, and the keys always in the same order', () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      fc.pre(composeText(before) !== composeText(after));
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
  );
});

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
