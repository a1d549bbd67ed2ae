import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { editSource } from '../../../src/load/edit/edit-source.js';
import type { NewItem, YamlEdit } from '../../../src/load/edit/edit.js';
import { parseSource } from '../../../src/load/read/parse-source.js';

const append = (...items: readonly NewItem[]): YamlEdit => ({ kind: 'append-items', path: ['行'], items });

/** Texts as people and machines write them: what a block can hold, and what it cannot. */
const text = fc.oneof(
  fc.string({ unit: fc.constantFrom('あ', '　', ' ', '\n', '#', ':', '-', '"', "'", '|', '１', '\t', '𠮷', '\\', '{', '。') }),
  fc
    .array(fc.constantFrom('＜見出し＞', '・一つ', ' 字下げ', '', '---', '...', '# 注', 'a: b', '- x', '末尾 ', '　全角'), { maxLength: 5 })
    .map((lines) => lines.join('\n')),
);
const cells = fc.record({ 日: fc.option(text), 項目: text, 文: text, 数: fc.constantFrom(1, true, null) });
const start = fc.constantFrom('', '# 頭\n', '行の前: |+\n  x\n\n\n');
const list = fc.oneof(
  fc.constantFrom(
    '',
    '行:\n',
    '行: # 注\n',
    '行: []\n',
    '行: null\n',
    '行:\n  # 注\n',
    '行: [{日: "x, y"}] # 注\n',
    '行:\n- 日: x\n  # 注\n',
    '行:\n  # 注\n  - 日: x # 注\n    文: |-\n      a # b\n\n  - 日: >\n      y\n  # 注\n',
  ),
  fc.array(cells, { minLength: 1, maxLength: 3 }).map((rows) => stringify({ 行: rows }, { lineWidth: 0 })),
);
const rest = fc.constantFrom('', '\n# 次\n次: 1\n', '次: |\n  - 日: 文\n', '次: 1');

test('whatever is appended is read back, and every other byte stays', () => {
  fc.assert(
    fc.property(start, list, rest, fc.array(cells, { minLength: 1, maxLength: 3 }), fc.boolean(), (before, there, after, added, crlf) => {
      fc.pre(before + there + after !== '' && (before + there + after).trim() !== '# 頭');
      const lf = before + there + after;
      const written = crlf ? lf.replace(/\n/gu, '\r\n') : lf;
      const source = parseSource('a.yaml', written);
      const made = editSource(source, [append(...added.map((value) => ({ value })))]);
      const rows = (source.data as Record<string, unknown>)['行'];
      expect(made?.data).toEqual({ ...(source.data as object), 行: [...(Array.isArray(rows) ? (rows as unknown[]) : []), ...added] });
      const found = made?.text ?? '';
      if (crlf && lf.includes('\n')) expect(found).not.toMatch(/[^\r]\n/u);
      expect(isSpread(written.replace(/^行: (?:\[\]|null)/mu, '行:'), found)).toBe(true);
    }),
  );
});

/** A cell as people lay it out, and the comment behind it. */
const layout = fc.constantFrom(
  '',
  ' x',
  ' x  # 注',
  ' # 注',
  ' null',
  ' "x\n      y"',
  " 'x' # 注",
  ' |\n      x # 文\n\n      y',
  ' |2-\n       x',
  ' >- # 注\n      x\n      y',
  ' x\n      y',
  ' |+\n      x\n',
);
const behind = fc.constantFrom('', '\n', '    # 注\n', '    次: |-\n      a\n', '\n    # 注\n    次:\n  # 確認: 注\n  - 文: x\n', '次: 1\n', '# 注\n次: 1');

test('whatever becomes of a cell is read back, and every other byte stays', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('行:\n  - 日:\n', '# 頭\n行:\n  # 注\n  - 日: |+\n      文: x\n\n'),
      layout,
      behind,
      fc.option(text),
      fc.boolean(),
      (head, there, tail, wanted, crlf) => {
        const lines = (of: string): string => (crlf ? of.replace(/\n/gu, '\r\n') : of);
        const source = parseSource('a.yaml', lines(`${head}    文:${there}\n${tail}`));
        expect(source.messages).toEqual([]);
        const made = editSource(source, [{ kind: 'value', path: ['行', 0, '文'], value: wanted }]);
        const data = structuredClone(source.data) as { readonly 行: readonly Record<string, unknown>[] };
        Object.assign(data.行[0] ?? {}, { 文: wanted });
        expect(made?.data).toEqual(data);
        const found = made?.text ?? '';
        expect(found.startsWith(lines(`${head}    文:`))).toBe(true);
        // Blank lines behind |+ are part of its text.
        expect(found.endsWith(lines(there.includes('|+') ? tail.replace(/^\n/u, '') : `\n${tail}`))).toBe(true);
        if (there.includes('# 注')) expect(found.slice(head.length)).toMatch(/^ {4}文:[^\n]* # 注\r?$/mu);
        if (crlf) expect(found).not.toMatch(/[^\r]\n/u);
      },
    ),
  );
});

test('whatever is removed, the rest is read back and the comments stay', () => {
  fc.assert(
    fc.property(fc.array(cells, { minLength: 1, maxLength: 4 }), fc.array(fc.nat()), (wanted, picks) => {
      const written = stringify({ 行: wanted, 次: 1 }, { lineWidth: 0 }).replace(/^( *)(- 日:)/gmu, '$1# 行の注\n$1$2');
      const source = parseSource('a.yaml', written);
      // What is read, not what was wanted: the library that writes loses blanks of a text that is nothing else.
      const { 行: rows } = source.data as { readonly 行: readonly unknown[] };
      expect(rows.length).toBe(wanted.length);
      const gone = new Set(picks.map((pick) => pick % rows.length));
      const made = editSource(source, [{ kind: 'remove-items', path: ['行'], indexes: [...gone] }]);
      const kept = rows.filter((_, index) => !gone.has(index));
      expect(made?.data).toEqual({ 行: kept.length === 0 ? null : kept, 次: 1 });
      expect(made?.text.match(/^ {2}# 行の注$/gmu)?.length).toBe(rows.length);
    }),
  );
});

/** True when `after` is `before` with text put in at one place, but for white space at that place. */
function isSpread(before: string, after: string): boolean {
  let from = 0;
  while (from < before.length && before[from] === after[from]) from += 1;
  let to = 0;
  while (to < before.length - from && before.at(-1 - to) === after.at(-1 - to)) to += 1;
  return before.slice(from, before.length - to).trim() === '';
}
