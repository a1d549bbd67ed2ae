import { expect, test } from 'vitest';
import { listForms, loadForm } from '../../src/forms/load-forms.js';

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
