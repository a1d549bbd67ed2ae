import { describe, expect, test } from 'vitest';
import { editSource } from '../../../src/load/edit/edit-source.js';
import type { NewItem, YamlEdit } from '../../../src/load/edit/edit.js';
import { readNotes } from '../../../src/load/edit/list-notes.js';
import { parseSource } from '../../../src/load/read/parse-source.js';

function edited(text: string, ...edits: readonly YamlEdit[]): string | undefined {
  return editSource(parseSource('a.yaml', text), edits)?.text;
}
const append = (...items: readonly NewItem[]): YamlEdit => ({ kind: 'append-items', path: ['行'], items });
const row = { value: { 日: null, 文: '一\n　二', 説明: 'a: b' } };

describe('entries are appended', () => {
  test('behind the last, in its layout', () => {
    expect(edited('行:\n  - 日: x # 注\n\n# 次\n次: 1\n', append(row))).toBe(
      '行:\n  - 日: x # 注\n  - 日:\n    文: |-\n      一\n      　二\n    説明: "a: b"\n\n# 次\n次: 1\n',
    );
    expect(edited('行:\n- 日: |-\n    x\n    y\n# 次\n次: 1\n', append({ value: { 日: 'z' }, comment: '確かめる' }))).toBe(
      '行:\n- 日: |-\n    x\n    y\n# 確かめる\n- 日: z\n# 次\n次: 1\n',
    );
  });
  test('behind the comments that belong to the last', () => {
    expect(edited('行:\n  - 日: x\n    # 深い注\n  # 注\n# 次\n次: 1\n', append({ value: 'y' }))).toBe(
      '行:\n  - 日: x\n    # 深い注\n  # 注\n  - y\n# 次\n次: 1\n',
    );
  });
  test.each([
    ['行:\n次: 1\n', '行:\n  - y\n次: 1\n'],
    ['行: # 空\n次: 1\n', '行: # 空\n  - y\n次: 1\n'],
    ['行: null # 空\n次: 1\n', '行: # 空\n  - y\n次: 1\n'],
    ['行: ~\n', '行:\n  - y\n'],
    ['行: [] # 空\n  # まだ\n次: 1\n', '行: # 空\n  # まだ\n  - y\n次: 1\n'],
    ['次: 1', '次: 1\n行:\n  - y\n'],
    ['行:', '行:\n  - y\n'],
    ['行: [x] # 注\n', '行: [x, "y"] # 注\n'],
    ['行: [\n  x, # 注\n  ]\n', '行: [\n  x, "y", # 注\n  ]\n'],
    ['{行: , 次: 1}\n', '{行: ["y"] , 次: 1}\n'],
    ['{次: 1}\n', '{次: 1, "行":["y"]}\n'],
  ])('to %j', (text, expected) => {
    expect(edited(text, append({ value: 'y' }))).toBe(expected);
  });
  test('not to what is no list', () => {
    expect(edited('行: x\n', append({ value: 'y' }))).toBeUndefined();
  });
  test('and a new list below it stands behind them', () => {
    expect(edited('行:\n  - x\n  # 注', append({ value: 'y' }), { kind: 'append-items', path: ['控え'], items: [{ value: { a: '1' } }] })).toBe(
      '行:\n  - x\n  # 注\n  - y\n控え:\n  - a: "1"\n',
    );
  });
});

describe('values are replaced', () => {
  const value = (to: string | null): YamlEdit => ({ kind: 'value', path: ['行', 0, '文'], value: to });
  test.each([
    ['行:\n  - 文: x   # 注\n    次: 1\n', 'a\nb', '行:\n  - 文: |- # 注\n      a\n      b\n    次: 1\n'],
    ['行:\n  - 文: x   # 注\n    次: 1\n', 'a', '行:\n  - 文: a   # 注\n    次: 1\n'],
    ['行:\n  - 文: x # 注\n    次: 1\n', null, '行:\n  - 文: # 注\n    次: 1\n'],
    ['行:\n  - 文: |- # 注\n      a\n\n      b\n\n    次: 1\n', 'c', '行:\n  - 文: c # 注\n\n    次: 1\n'],
    ['行:\n  - 文: |2-\n       a\n      b\n', 'c\nd', '行:\n  - 文: |-\n      c\n      d\n'],
    ['行:\n  - 文: >-\n      a\n      b\n    # 注\n    次: 1\n', null, '行:\n  - 文:\n    # 注\n    次: 1\n'],
    ['行:\n  - 文:\n', 'a\nb', '行:\n  - 文: |-\n      a\n      b\n'],
    ['行:\n  - 文:\n', 'a', '行:\n  - 文: a\n'],
    ['行:\n  - 文:', 'a\nb', '行:\n  - 文: |-\n      a\n      b\n'],
    ['行:\n  - 文: "a\n      b"\n    次: 1\n', ' a\nb', '行:\n  - 文: |2-\n       a\n      b\n    次: 1\n'],
    ['行:\n  - 文: a\n', 'a \nb', '行:\n  - 文: "a \\nb"\n'],
    ['行:\n  - {文: a, 次: b}\n', 'a\nb', '行:\n  - {文: "a\\nb", 次: b}\n'],
    ['行:\n  - {文: a, 次: b}\n', null, '行:\n  - {文: null, 次: b}\n'],
    ['行:\r\n  - 文: a\r\n    次: b\r\n', 'a\nb', '行:\r\n  - 文: |-\r\n      a\r\n      b\r\n    次: b\r\n'],
  ])('%j with %j', (text, to, expected) => {
    expect(edited(text, value(to))).toBe(expected);
  });
  test('a missing one is put behind those before it', () => {
    const edit: YamlEdit = { kind: 'insert', value: 'a\nb', to: { into: ['行', 0], below: [], key: '文', after: ['日'] } };
    expect(edited('行:\n  - 日: 1\n    次: 2\n', edit)).toBe('行:\n  - 日: 1\n    文: |-\n      a\n      b\n    次: 2\n');
    expect(edited('行:\n  - {日: 1}\n', edit)).toBe('行:\n  - {日: 1, "文":"a\\nb"}\n');
  });
  test('not where more comments than one would have to stand behind it', () => {
    expect(edited('行:\n  - 文: # 一\n      x # 二\n    次: 1\n', value('a\nb'))).toBeUndefined();
  });
});

describe('entries are removed', () => {
  const remove = (...indexes: number[]): YamlEdit => ({ kind: 'remove-items', path: ['行'], indexes });
  const rows = '行:\n  # 上\n  - 日: x # 横\n    # 中\n    文: |-\n      # 文\n\n  - 日: y\n    文: |-\n      a\n次: 1\n';
  test('and their comments stay', () => {
    expect(edited(rows, remove(0))).toBe('行:\n  # 上\n  # 横\n  # 中\n\n  - 日: y\n    文: |-\n      a\n次: 1\n');
    expect(edited(rows, remove(1))).toBe('行:\n  # 上\n  - 日: x # 横\n    # 中\n    文: |-\n      # 文\n\n次: 1\n');
    expect(edited(rows, remove(0, 1), append({ value: 'z' }))).toBe('行:\n  # 上\n  # 横\n  # 中\n\n  - z\n次: 1\n');
    expect(edited('行:\n- # - 注\n  日: x\n-\n- z', remove(0, 1))).toBe('行:\n# - 注\n- z');
  });
});

describe('notes', () => {
  const note = (index: number, text?: string): YamlEdit => ({
    kind: 'note',
    path: ['行', index],
    mark: '確認:',
    ...(text === undefined ? {} : { text: `確認: ${text}` }),
  });
  const rows = '行:\n  # 人の注\n  - 日: |-\n      # 確認: これは文\n  # 確認: 古い\n  # 人の確認: 注\n  - 日: y\n';
  test('are put above, replaced and taken away; other comments and texts stay', () => {
    expect(edited(rows, note(0, '新しい'))).toBe(rows.replace('  - 日: |-', '  # 確認: 新しい\n  - 日: |-'));
    expect(edited(rows, note(1, '新しい'))).toBe(rows.replace('  # 確認: 古い\n', '').replace('  - 日: y', '  # 確認: 新しい\n  - 日: y'));
    expect(edited(rows, note(1, '古い'))).toBe(rows);
    expect(edited(rows, note(1))).toBe(rows.replace('  # 確認: 古い\n', ''));
    expect(edited(rows, note(1), { kind: 'remove-items', path: ['行'], indexes: [1] })).toBe(rows.replace('  # 確認: 古い\n', '').replace('  - 日: y\n', ''));
  });
  test('are read', () => {
    expect(readNotes(parseSource('a.yaml', rows), ['行'], '確認:')).toEqual(new Map([[1, '確認: 古い']]));
    expect(readNotes(parseSource('a.yaml', '行: [x]\n'), ['行'], '確認:')).toBeUndefined();
    expect(readNotes(parseSource('a.yaml', '行:\n'), ['行'], '確認:')).toBeUndefined();
  });
  test('have no place between brackets', () => {
    expect(edited('行: [{日: x}]\n', note(0, '新しい'))).toBe('行: [{日: x}]\n');
  });
});
