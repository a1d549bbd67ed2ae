import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formsWith, listForms, loadForm } from '../../src/forms/load-forms.js';

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
  const forms = formsWith(fileURLToPath(new URL('../revisions/schema', import.meta.url)));
  expect(forms.list().filter(({ form }) => form === '様式３')).toEqual([
    { form: '様式３', revision: '令和99年1月', slug: 'form3-2117-01' },
    { form: '様式３', revision: '平成30年5月', slug: 'form3-2018-05' },
  ]);
  expect(forms.load('様式３', '平成30年5月')).toBe(loadForm('様式３', '平成30年5月'));
  expect(forms.load('様式３', '令和99年1月')?.parts.map(({ key }) => key)).toContain('点検');
  expect(listForms().some(({ revision }) => revision === '令和99年1月')).toBe(false);
});

test('a folder that is none is said at once', () => {
  expect(() => formsWith('/nowhere')).toThrow();
});
