import { expect, test } from 'vitest';
import { listForms, loadForm } from '../../src/forms/form-library.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { nodeNames } from '../../src/model/node-at.js';

test.each(listForms().map(({ form, revision }) => [form, revision]))('every section of %s（%s） has its own name, whatever stands in it', (name, revision) => {
  const form = loadForm(name, revision);
  if (!form) throw new Error('the form is not there');
  const assessment = buildAssessment(form, {});
  const nameAt = nodeNames(assessment);
  const sections = assessment.parts.flatMap(({ body }) => (body.kind === 'sections' ? body.sections : []));
  const named = sections.filter(({ section }) => section.label !== '');
  expect(named.map(({ path }) => nameAt(path))).toEqual(named.map((section) => section.name));
});

test("the form's own text gives no section its name", () => {
  const form = loadForm('様式３', '平成30年5月');
  if (!form) throw new Error('the form is not there');
  const nameAt = nodeNames(buildAssessment(form, {}));
  expect(nameAt(['特定個人情報ファイル', 0, '概要', '基本情報', '知らないキー'])).toBe('Ⅱ　特定個人情報ファイルの概要　２．基本情報');
});
