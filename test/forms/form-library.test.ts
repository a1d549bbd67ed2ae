import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readDescription } from '../../src/forms/description.js';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import type { RawItem } from '../../src/forms/raw-form.js';

test('forms are listed by what their descriptions call themselves', () => {
  expect(listForms()).toContainEqual({ form: '様式３', revision: '平成30年5月', slug: 'form3-2018-05' });
});

test('a form is read once', () => {
  const form = loadForm('様式３', '平成30年5月');
  expect(form?.parts.map((part) => part.no + part.name)).toContain('Ⅲリスク対策');
  expect(loadForm('様式３', '平成30年5月')).toBe(form);
});

test('what is not a form is undefined', () => {
  expect(loadForm('様式３', '平成26年4月')).toBeUndefined();
  expect(loadForm('様式99', '平成30年5月')).toBeUndefined();
});

test('a folder adds revisions to those of the package, and brings the lists that they need', () => {
  const forms = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));
  expect(forms.list().filter(({ form }) => form === '様式３')).toEqual([
    { form: '様式３', revision: '令和99年1月', slug: 'form3-2117-01' },
    { form: '様式３', revision: '平成30年5月', slug: 'form3-2018-05' },
  ]);
  expect(forms.load('様式３', '平成30年5月')).toBe(loadForm('様式３', '平成30年5月'));
  expect(forms.load('様式３', '令和99年1月')?.parts.map(({ key }) => key)).toContain('点検');
  expect(listForms().some(({ revision }) => revision === '令和99年1月')).toBe(false);
});

test.each([
  ['様式２', '令和6年10月', []],
  ['様式３', '平成30年5月', ['Ⅱ', 'Ⅲ', 'Ⅴ']],
  ['様式４', '平成30年5月', ['Ⅱ', 'Ⅲ']],
])('%s numbers its options with full-width brackets where the official form does', (name, revision, parts) => {
  const brackets = (value: unknown): string[] => [...JSON.stringify(value).matchAll(/"bracket":"(.)"/gu)].map(([, bracket = '']) => bracket);
  const full = loadForm(name, revision)?.parts.filter((part) => brackets(part).includes('）')) ?? [];
  expect(full.map(({ no }) => no)).toEqual(parts);
  expect(full.flatMap(brackets).every((bracket) => bracket === '）')).toBe(true);
});

test.each(['様式３', '様式４'])('in Ⅲ of %s everything carries ※ but what its head leaves out', (name) => {
  const part = loadForm(name, '平成30年5月')?.parts.find(({ no }) => no === 'Ⅲ');
  const unmarked: string[] = [];
  JSON.stringify(part, (_, value: unknown) => {
    if (typeof value === 'object' && value !== null && 'important' in value && value.important === false && 'label' in value)
      unmarked.push(String(value.label));
    return value;
  });
  expect(unmarked).toEqual(['過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか', 'その内容', '再発防止策の内容']);
});

test('a folder that is none is said at once', () => {
  expect(() => formsWith('/nowhere')).toThrow();
});

const lists = { choices: {}, boxes: {}, blocks: {} };
function describing(item: object): Parameters<typeof readDescription>[0] {
  return {
    form: '様式０',
    revision: '試験',
    name: '試験',
    title: '試験',
    stamp: '試験',
    cover: [],
    parts: [{ label: '部', items: [{ label: '項', items: [piece(item)] }] }],
  };
}
function piece(item: object): RawItem {
  return { label: '項目', ...item };
}

test.each([
  [{ kind: 'text', importnat: true }, '「項目」に「importnat」という設定はありません'],
  [{ kind: 'text', important: 'true' }, '「項目」の important は true 又は false のはずです'],
  [{ kind: 'repeat', of: '番', max: '20', groups: ['20'], items: [] }, '「項目」の max は 数 のはずです'],
  [{ items: [{ label: '奥', kind: 'text', help: 1 }] }, '「奥」の help は 文字 のはずです'],
])('a description that says %j is refused: a ※ spelled wrong would be none', (item, told) => {
  expect(() => readDescription(describing(item), lists, 'form0')).toThrow(told);
  expect(() => readDescription(describing({ kind: 'text' }), { ...lists, blocks: { 塊: piece(item) } }, 'form0')).toThrow(told);
});

test('a description that would leave a text out of print is refused', () => {
  const nested = { items: [{ label: '中', items: [{ label: '奥', kind: 'text' }] }] };
  expect(() => readDescription(describing(nested), lists, 'form0')).toThrow('中');
  const frames = { kind: 'repeat', max: 20, groups: [1, 5], items: [] };
  expect(() => readDescription(describing(frames), lists, 'form0')).toThrow('項目');
});
