import { expect, test } from 'vitest';
import { editSource } from '../../../src/load/edit/edit-source.js';
import type { YamlEdit } from '../../../src/load/edit/edit.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import type { Path } from '../../../src/load/read/source.js';

function edited(text: string, ...edits: readonly YamlEdit[]): string | undefined {
  return editSource(parseSource('a.yaml', text), edits)?.text;
}

test('a value and a key are replaced where they stand', () => {
  const text = '# 頭\n改定: 平成30年5月 # いつか\nb:\n  "c d": |-\n    x\n  e: 1\n';
  expect(edited(text, { kind: 'value', path: ['改定'], value: '令和99年1月' }, { kind: 'rename', path: ['b', 'c d'], key: '項目' })).toBe(
    '# 頭\n改定: 令和99年1月 # いつか\nb:\n  項目: |-\n    x\n  e: 1\n',
  );
  expect(edited(text, { kind: 'value', path: ['b', 'c d'], value: 'a: b' })).toBe('# 頭\n改定: 平成30年5月 # いつか\nb:\n  "c d": "a: b"\n  e: 1\n');
});

test('a pair moves with its comments, its indentation follows, blank lines stay', () => {
  const text = 'a:\n  # 上の注\n  b: |-\n    一\n\n      二\n\n  c: x\nd:\n  e:\n    f: y\n\ng: z\n';
  expect(edited(text, { kind: 'move', path: ['a', 'b'], to: { into: ['d', 'e'], below: [], key: 'n', after: ['f'] } })).toBe(
    'a:\n\n  c: x\nd:\n  e:\n    f: y\n    # 上の注\n    n: |-\n      一\n\n        二\n\ng: z\n',
  );
});

test('maps that are missing are made once, in an empty value too', () => {
  const text = 'a: x\nb: # 空\nc: y';
  const below = (path: Path, key: string): YamlEdit => ({ kind: 'move', path, to: { into: ['b'], below: ['新'], key } });
  expect(edited(text, below(['a'], 'p'), below(['c'], 'q'))).toBe('b: # 空\n  新:\n    p: x\n    q: y\n');
});

test.each(['__proto__', 'constructor', '1'])('a new map may be called %s', (key) => {
  expect(edited('a: x\n', { kind: 'insert', value: 'w', to: { into: [], below: [key], key: 'z' } })).toBe(
    `a: x\n${key === 'constructor' ? key : `"${key}"`}:\n  z: w\n`,
  );
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('what moves takes along what moves into it and out of it', () => {
  const text = 'a:\n  b:\n    c: 1\n    d: 2\n  e: 3\nf:\n  g: 4\n';
  expect(
    edited(
      text,
      { kind: 'move', path: ['a', 'b'], to: { into: ['f'], below: [], key: 'B' } },
      { kind: 'move', path: ['a', 'b', 'c'], to: { into: [], below: [], key: 'c' } },
      { kind: 'move', path: ['a', 'e'], to: { into: ['a', 'b'], below: [], key: 'E' } },
    ),
  ).toBe('a:\nf:\n  g: 4\n  B:\n    d: 2\n    E: 3\nc: 1\n');
});

test('what is removed leaves its comments', () => {
  expect(edited('a:\n  # 注一\n  b: # 注二\n    # 注三\n    c:\n  d: 1\n', { kind: 'remove', path: ['a', 'b'] })).toBe(
    'a:\n  # 注一\n  # 注二\n  # 注三\n  d: 1\n',
  );
});

test('items leave lists of both kinds', () => {
  const remove = (...indexes: number[]): YamlEdit => ({ kind: 'remove-items', path: ['a'], indexes });
  expect(edited('a: [x, y, z] # 注\nb: 1\n', remove(1))).toBe('a: [x, z] # 注\nb: 1\n');
  expect(edited('a:\n  - x\n  - y # 注\n  - z\nb: 1\n', remove(0, 1))).toBe('a:\n  # 注\n  - z\nb: 1\n');
  expect(edited('a: [x]\n', remove(0))).toBe('a: null\n');
  expect(edited('a:\n  - x\nb: 1\n', remove(0))).toBe('a:\nb: 1\n');
});

test('pairs go into and out of braces', () => {
  expect(edited('a: { b: 1, c: 2 }\nd: |-\n  二\n  行\n', { kind: 'move', path: ['a', 'c'], to: { into: [], below: [], key: 'c' } })).toBe(
    'a: { b: 1 }\nd: |-\n  二\n  行\nc: 2\n',
  );
  expect(edited('a: { b: 1 }\nd: |-\n  二\n  行\n', { kind: 'move', path: ['d'], to: { into: ['a'], below: [], key: 'd' } })).toBe(
    'a: { b: 1, "d":"二\\n行" }\n',
  );
});

test('comments go along between braces too', () => {
  expect(edited('a: { b: 1 }\n# 注\nd: x # 二\n', { kind: 'move', path: ['d'], to: { into: ['a'], below: [], key: 'd' } })).toBe(
    'a: { b: 1, \n     # 注\n     # 二\n     "d":"x" }\n',
  );
  expect(edited('a: {}\n# 注\nd: x\n', { kind: 'move', path: ['d'], to: { into: ['a'], below: [], key: 'd' } })).toBe('a: \n  # 注\n  d: x\n');
});

test('the first pair of a row leaves the dash to the next', () => {
  expect(edited('a:\n  - b: 1\n    c: 2\n', { kind: 'move', path: ['a', 0, 'b'], to: { into: [], below: ['k'], key: 'b' } })).toBe(
    'a:\n  - \n    c: 2\nk:\n  b: 1\n',
  );
});

test('line breaks stay those of the file', () => {
  expect(edited('a: x\r\nb:\r\n  c: |-\r\n    y\r\n', { kind: 'move', path: ['a'], to: { into: ['b'], below: [], key: 'a' } })).toBe(
    'b:\r\n  c: |-\r\n    y\r\n  a: x\r\n',
  );
});

test('line breaks of both kinds stay as they are, that of an empty first line too', () => {
  expect(edited('\na: x\r\nb: y\r\n', { kind: 'value', path: ['a'], value: 'z' })).toBe('\na: z\r\nb: y\r\n');
  expect(edited('a: x\r\nb: y\nc: |\r\n  1\n', { kind: 'value', path: ['a'], value: 'z' })).toBe('a: z\r\nb: y\nc: |\r\n  1\n');
});

test('a text that splicing cannot follow is left alone', () => {
  expect(edited('? a\n: x\nb: y\n', { kind: 'rename', path: ['b'], key: 'c' })).toBeUndefined();
  expect(edited('a: x\n', { kind: 'rename', path: ['b'], key: 'c' })).toBeUndefined();
});
