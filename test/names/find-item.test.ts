import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { itemFinder } from '../../src/names/find-item.js';
import { loadVersion } from '../appendix/match/gold-steps.js';

const root = fileURLToPath(new URL('../../assessments/', import.meta.url));
const finder = itemFinder(loadVersion(`${root}suginami-yobosesshu/2025-03-10.yaml`).assessment);
const part = 'Ⅱ　特定個人情報ファイルの概要';
const storage = `${part}　６．特定個人情報の保管・消去`;
const outsourcing = `${part}　４．特定個人情報ファイルの取扱いの委託`;
const systems = 'Ⅰ　基本情報　２．特定個人情報ファイルを取り扱う事務において使用するシステム';

function found(written: string): string | undefined {
  const search = finder.resolve(written);
  return search.kind === 'found' ? search.name : undefined;
}

const joined = (join: string): string => ['Ⅱ', '６', '①'].join(join);

describe('a part, a section and an item', () => {
  const joins = [
    'ー',
    '−',
    'ｰ',
    '－',
    '-',
    '–',
    '—',
    '―',
    '‐',
    '─',
    '・',
    '･',
    'の',
    '／',
    '/',
    '＞',
    '>',
    '→',
    ' ',
    '　',
    '',
    '．',
    '、',
    '_',
    '|',
    ' の ',
    '一',
  ];
  test.each([...joins, '」－「'].map((join) => [join]))('joined by %j', (join) => {
    expect(found(join === '」－「' ? `「${joined(join)}」` : joined(join))).toBe(`${storage}　①保管場所`);
    expect(found(['Ⅱ', '６'].join(join))).toBe(storage);
  });

  test.each([
    ...['Ⅱ', 'ⅱ', 'II', 'ＩＩ', 'ii', '2', '２', '二', '第2', '第二'].map((no) => `${no}－６－①`),
    ...['６', '6', '(6)', '（６）', '⑹', '⒍', '六', '❻', '⑥', '第６'].map((no) => `Ⅱー${no}ー①`),
    ...['①', '1', '１', '(1)', '⑴', '一', '❶', '➀', '㊀', '(一)'].map((no) => `Ⅱ・６・${no}`),
    'II6(1)',
    '2-6-1',
    '二の六の一',
    '【Ⅱ】６．①',
    'Ⅱ6①保管場所',
    'Ⅱー６　特定個人情報の保管・消去ー①保管場所',
    'Ⅱ６保管・消去の①',
    'Ⅱ特定個人情報ファイルの概要６．特定個人情報の保管・消去①保管場所',
    'Ⅱ６①の変更',
  ])('numbered %s', (written) => {
    expect(found(written)).toBe(`${storage}　①保管場所`);
  });

  test('with particles left out or put in', () => {
    for (const label of ['消去方法', '消去の方法', '③消去の方法', '６③消去方法']) expect(found(`Ⅱ６${label}`)).toBe(`${storage}　③消去方法`);
    expect(found('委託有無')).toBe(`${outsourcing}　委託の有無`);
    expect(found('Ⅰ１②事務内容')).toContain('②事務の内容');
    // Not 「事務の内容」 without its first word.
    expect(found('その内容')).toMatch(/　その内容$/u);
  });
});

test.each([
  ...['３', '3', '(3)', '⑶', '三', '③', 'ー３', 'No.3', 'その３', '第3'].map((no) => `委託事項${no}`),
  ...['追記', 'の追加', '　追加', '（新規）', 'を削除', 'の変更', '新規追加', 'について修正'].map((act) => `委託事項3${act}`),
  'Ⅱ４委託事項3追記',
  'Ⅱ－４－委託事項３',
])('an entry: %s', (written) => {
  expect(found(written)).toBe(`${outsourcing}　委託事項3`);
});

test('an item in an entry, and a system', () => {
  expect(found('委託事項3ー⑥')).toBe(`${outsourcing}　委託事項3　⑥委託先名`);
  expect(found('Ⅱー４ー委託事項３ー⑥委託先名')).toBe(`${outsourcing}　委託事項3　⑥委託先名`);
  expect(found('システム３')).toBe(`${systems}　システム3`);
  expect(found('Ⅰ２システム3②システムの機能')).toBe(`${systems}　システム3　②システムの機能`);
});

test('two readings are both named', () => {
  const several = (written: string): readonly string[] => {
    const search = finder.resolve(written);
    return search.kind === 'several' ? search.names : [];
  };
  for (const written of ['2-6', '２－６', '二の六', '第2の6']) expect(several(written)).toEqual([`${part}　２．基本情報　⑥事務担当部署`, storage]);
  // A part that the name itself gives rules out the other.
  expect(found('Ⅱ基本情報')).toBe(`${part}　２．基本情報`);
  expect(several('事務の内容')).toEqual(['（別添１）事務の内容', 'Ⅰ　基本情報　１．特定個人情報ファイルを取り扱う事務　②事務の内容']);
  // The number says ⑧使用方法, the label ⑥使用目的.
  expect(several('Ⅱ３⑧使用目的')).toEqual(
    expect.arrayContaining([`${part}　３．特定個人情報の入手・使用　⑥使用目的`, `${part}　３．特定個人情報の入手・使用　⑧使用方法`]),
  );
});

test('a name that cannot be read is answered from its part and section', () => {
  const near = (written: string): readonly string[] => {
    const search = finder.resolve(written);
    return search.kind === 'unknown' ? search.near : [];
  };
  expect(near('Ⅱ６　ほげほげ')).toEqual([storage]);
  expect(near('Ⅱ３　本人通知')[0]).toBe(`${part}　３．特定個人情報の入手・使用　⑤本人への明示`);
  expect(near('Ⅱ４委託事項3　委託さき').filter((name) => !name.startsWith(`${outsourcing}　委託事項3`))).toEqual([]);
  // A label that is unlike any is none of them: the whole section would be more than was meant.
  expect(near('Ⅱ４委託さき')[0]).toBe(outsourcing);
  expect(near('Ⅱ６ 保存期間').slice(0, 3)).toContain(`${storage}　②保管期間　期間`);
  // No such entry: the list.
  expect(near('システム９')[0]).toBe(systems);
  expect(near('')).toEqual([]);
  expect(near('__proto__')).toEqual([]);
});

test('a key of another document is no name', () => {
  expect(finder.resolve('特定個人情報ファイル/#other/概要/保管・消去/保管場所').kind).toBe('unknown');
});
