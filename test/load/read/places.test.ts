import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import type { Path } from '../../../src/load/read/source.js';

const text = `様式: 様式３
基本情報:
  事務:
    名称: 予防接種
    内容: |
      一行目
        二行目

      四行目
  使用するシステム:
    - id: s1
      名称: "A\\tB\\u3042C"
    - id: s2
    -
空:
畳み: >
  あい
  うえ

  おか
引用: 'それは ''これ'' だ
  続き'
平文: 一つ目
  二つ目
`;
const source = parseSource('a.yaml', text);

/** The places as line:column. */
function value(path: Path): string {
  const place = source.valuePlace(path);
  return `${String(place.line)}:${String(place.column)}`;
}
function key(path: Path): string {
  const place = source.keyPlace(path);
  return `${String(place.line)}:${String(place.column)}`;
}
function charAt(path: Path, offset: number): string {
  const { line, column } = source.textPlace(path, offset);
  return text.split('\n')[line - 1]?.[column - 1] ?? '\n';
}

test('values and keys', () => {
  expect(value(['様式'])).toBe('1:5');
  expect(key(['様式'])).toBe('1:1');
  expect(value(['基本情報', '事務'])).toBe('4:5');
  expect(key(['基本情報', '事務'])).toBe('3:3');
  expect(value(['基本情報', '使用するシステム', 1])).toBe('13:7');
  expect(key(['基本情報', '使用するシステム', 1])).toBe('13:7');
});

test('an empty value is where its key is', () => {
  expect(value(['空'])).toBe('15:1');
});

test('what is not there is at the nearest thing above', () => {
  expect(value(['基本情報', '担当部署', '部署'])).toBe('2:1');
  expect(key(['基本情報', '事務', '対象人数'])).toBe('3:3');
  expect(value(['何か'])).toBe('1:1');
  expect(value(['基本情報', '使用するシステム', 9, '名称'])).toBe('10:3');
});

test.each<[Path]>([[['基本情報', '事務', '内容']], [['基本情報', '事務', '名称']], [['畳み']], [['引用']], [['平文']]])(
  'every visible character of %j is found in the text',
  (path) => {
    let node: unknown = source.data;
    for (const step of path) node = (node as Record<string, unknown>)[step];
    const written = node as string;
    for (let offset = 0; offset < written.length; offset++) {
      if (/\s/u.test(written[offset] ?? '')) continue;
      expect(charAt(path, offset)).toBe(written[offset]);
    }
  },
);

test('escapes point at their backslash', () => {
  const path = ['基本情報', '使用するシステム', 0, '名称'];
  expect([0, 1, 2, 3, 4].map((offset) => charAt(path, offset))).toEqual(['A', '\\', 'B', '\\', 'C']);
});

test('an offset beyond the text stays beside it', () => {
  expect(source.textPlace(['様式'], 99)).toEqual({ file: 'a.yaml', line: 1, column: 8 });
  expect(source.textPlace(['基本情報'], 3)).toEqual(source.valuePlace(['基本情報']));
});

test('broken YAML has places too', () => {
  const broken = parseSource('a.yaml', 'a: "b\n');
  expect(broken.valuePlace(['a']).line).toBe(1);
});
