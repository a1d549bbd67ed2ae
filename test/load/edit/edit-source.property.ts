import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { editData } from '../../../src/load/edit/edit-data.js';
import { editSource } from '../../../src/load/edit/edit-source.js';
import type { YamlEdit } from '../../../src/load/edit/edit.js';
import { parseSource } from '../../../src/load/read/parse-source.js';

/** Documents as `stringify` and people lay them out: texts of several lines, empty values, lists, braces. */
const leaf = fc.oneof(
  fc.constant(null),
  fc.string({ unit: fc.constantFrom('あ', '　', ' ', '\n', '#', ':', '-', '"', 'x', '|', '１') }).filter((text) => text.trim() !== ''),
  fc.integer({ min: 0, max: 9 }),
);
const key = fc.constantFrom('事務', '内容', '名称', 'その他（委託）', '一・二');
const map = fc.letrec<{ value: unknown; map: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, leaf, tie('map'), fc.array(fc.string({ unit: fc.constantFrom('あ', 'い'), minLength: 1 }), { maxLength: 3 })),
  map: fc.dictionary(key, tie('value'), { minKeys: 1 }),
})).map;

test('whatever moves where, the text says what the edits mean and every other line stays', () => {
  fc.assert(
    fc.property(map, map, fc.nat(), fc.boolean(), (one, other, pick, keep) => {
      const data = { 様式: 'x', 元: one, 先: other };
      const text = stringify(data, { lineWidth: 0 }).replace(/^( *)(事務:)/gmu, '$1# 事務の注\n$1$2');
      const source = parseSource('a.yaml', text);
      const keys = Object.keys(one);
      const path = ['元', keys[pick % keys.length] ?? ''];
      const into = keep ? [] : ['先'];
      const edits: YamlEdit[] = [{ kind: 'move', path, to: { into, below: keep ? ['残り'] : [], key: '新しい' } }];
      const made = editSource(source, edits);
      expect(made?.data).toEqual(nullForEmpty(editData(source.data, edits)));
      const lines = (of: string): string[] => of.split('\n').map((line) => line.trim());
      const after = lines(made?.text ?? '');
      for (const line of lines(text)) if (!line.includes(String(path[1]))) expect(after).toContain(line);
    }),
  );
});

function nullForEmpty(data: unknown): unknown {
  const { 元, ...rest } = data as Record<string, unknown>;
  const empty = typeof 元 === 'object' && 元 !== null && Object.keys(元).length === 0;
  return { 元: empty ? null : 元, ...rest };
}
