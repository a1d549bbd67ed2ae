import { pathKey } from '../../src/load/read/source.js';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ItemName } from '../../src/model/item-name.js';
import { columnName, shortName } from '../../src/names/column-name.js';
import type { Form, Item, Section } from '../../src/forms/form.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import { buildAssessment } from '../../src/model/build-parts.js';

const forms = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));

/** A document with two entries in every list. */
function withTwoOfEach(form: Form): Record<string, unknown> {
  const items = (list: readonly Item[]): Record<string, unknown> => Object.assign({}, ...list.map(inItem)) as Record<string, unknown>;
  const inItem = (item: Item): Record<string, unknown> => {
    if (item.kind === 'repeat') return { [item.key]: ['a', 'b'].map((id) => ({ id, ...items(item.items) })) };
    if (item.kind === 'band') return items(item.items);
    return item.kind === 'group' || item.kind === 'risk' ? { [item.key]: items(item.items) } : {};
  };
  const inSection = (section: Section): Record<string, unknown> => (section.direct ? items(section.items) : { [section.key]: items(section.items) });
  const document: Record<string, unknown> = {};
  const file: Record<string, unknown> = {};
  for (const { key, body, perFile } of form.parts) {
    if (body.kind === 'sections') (perFile ? file : document)[key] = Object.assign({}, ...body.sections.map(inSection));
  }
  return { ...document, ...(form.filesKey === '' ? {} : { [form.filesKey]: ['f', 'g'].map((id) => ({ id, ...structuredClone(file) })) }) };
}

test.each(forms.list().map(({ form, revision }) => [form, revision]))('no two items of %s（%s） have the same name', (name, revision) => {
  const form = forms.load(name, revision);
  if (!form) throw new Error('the form is not there');
  const assessment = buildAssessment(form, withTwoOfEach(form));
  const cover = new Set(form.cover.map(({ key }) => key));
  const seen = new Map<string, string>();
  for (const { key, labels } of assessment.fields) {
    if (cover.has(key)) continue;
    const cell = columnName(labels);
    expect(cell).not.toBe('');
    expect({ cell, of: seen.get(cell) }).toEqual({ cell, of: undefined });
    seen.set(cell, key);
  }
  expect(seen.size).toBeGreaterThan(30);
});

const form4 = forms.load('様式４', '平成30年5月');
if (!form4) throw new Error('the form is not there');
const assessment = buildAssessment(form4, {
  特定個人情報ファイル: [
    { id: 'a', 概要: { ファイル名: '１．予防接種情報ファイル', 委託: { 委託事項: [{ id: 'x', 名称: 'システム保守' }] } } },
    {
      id: 'b',
      概要: { ファイル名: '２．臨時接種情報ファイル', 委託: { 委託事項: [{ id: 'x', 名称: '新型コロナウイルス感染症対策に係る予防接種事務の一部' }] } },
    },
  ],
});
const named = (...path: (string | number)[]): ItemName => assessment.fields.find((field) => pathKey(field.path) === pathKey(path))?.labels ?? [];

test('a part of several files says which file', () => {
  expect(columnName(named('特定個人情報ファイル', 1, '概要', '保管・消去', '保管期間', '期間'))).toBe(
    'Ⅱ（２）　特定個人情報ファイルの概要\n「臨時接種情報ファイル」\n６．特定個人情報の保管・消去\n②保管期間\n期間',
  );
});

test('an entry is called by its name only where its number may mislead, and only by a short one', () => {
  const [short, long] = [0, 1].map((file) => named('特定個人情報ファイル', file, '概要', '委託', '委託事項', 0, '再委託の有無'));
  expect(columnName(short ?? [])).toMatch(/\n委託事項1\n⑦再委託の有無$/u);
  expect(columnName(short ?? [], true)).toMatch(/\n委託事項1　システム保守\n⑦再委託の有無$/u);
  expect(columnName(long ?? [], true)).toMatch(/\n委託事項1\n⑦再委託の有無$/u);
});

test('inside a cell another item has a short name, or none', () => {
  const at = (...rest: string[]): ItemName => named('特定個人情報ファイル', 0, ...rest);
  const storage = at('概要', '保管・消去', '保管場所');
  expect(shortName(at('概要', '保管・消去', '消去方法'), storage)).toBe('③消去方法');
  expect(shortName(at('概要', '保管・消去', '保管期間', '妥当性'), storage)).toBe('②保管期間　その妥当性');
  expect(shortName(storage, at('概要', '入手・使用', '使用目的'))).toBe('６．①保管場所');
  expect(shortName(storage, named('基本情報', '事務', '内容'))).toBe('Ⅱ（１）６．①保管場所');
  expect(shortName(at('リスク対策', '入手', '目的外の入手が行われるリスク', 'その他の措置の内容'), storage)).toBe('Ⅲ（１）２．リスク１　その他の措置の内容');
  expect(shortName(at('リスク対策', '使用', 'その他のリスク及び措置'), storage)).toBeUndefined();
});
