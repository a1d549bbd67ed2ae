import fc from 'fast-check';
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { readBlocks } from '../../../src/core/text/text-blocks.js';
import { runs } from '../../property-runs.js';

/** The shape of the tables that remark-gfm finds, a table a list of rows, a row its number of cells as written. */
function tablesOfRemark(written: string): readonly (readonly number[])[] {
  const root: Root = unified().use(remarkParse).use(remarkGfm).parse(written);
  return root.children.flatMap((node) => (node.type === 'table' ? [node.children.map((row) => row.children.length)] : []));
}

const cell = fc.stringMatching(/^[氏名A-Z0-9・（）]{0,6}$/u);
const table = fc.integer({ min: 1, max: 5 }).chain((columns) => {
  const row = fc.array(cell, { minLength: columns, maxLength: columns }).map((cells) => `| ${cells.join(' | ')} |`);
  const rule = fc.array(fc.constantFrom('---', ':--', '--:', ':-:'), { minLength: columns, maxLength: columns }).map((cells) => `|${cells.join('|')}|`);
  return fc.tuple(row, rule, fc.array(row, { maxLength: 4 })).map(([head, line, rows]) => [head, line, ...rows].join('\n'));
});

test('reads the tables of a text as remark-gfm does, where blank lines part them', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(table, fc.constantFrom('本文である。', '＜見出し＞', '・項目')), { maxLength: 5 }), (blocks) => {
      const written = blocks.join('\n\n');
      const found = readBlocks(written).flatMap((block) => (block.kind === 'table' ? [[block.head, ...block.rows].map((row) => row.length)] : []));
      expect(found).toEqual(tablesOfRemark(written));
    }),
    { numRuns: runs() },
  );
});

test('no character of a text is lost but the bars, rules and breaks of its tables', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('|', '-', '\n', ' ', '氏', '\\', ':', '名'), { maxLength: 60 }), (characters) => {
      const written = characters.join('');
      const printed = readBlocks(written)
        .flatMap((block) => (block.kind === 'text' ? [block.text] : [block.head, ...block.rows].flat()))
        .join('');
      const words = (each: string): string => each.replace(/[^氏名]/gu, '');
      expect(words(printed)).toBe(words(written));
    }),
    { numRuns: runs() },
  );
});
