import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareMessages, hasErrors } from '../../../src/core/message.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { findForm } from '../../../src/validate/find-form.js';
import { checkRules } from '../../../src/check/rules/check-rules.js';
import { checkShape } from '../../../src/validate/check-shape.js';
import { lineAndColumn, showMessage } from '../show-message.js';
import { ruleFolders, testRules } from '../test-rules.js';

const place = new URL('.', import.meta.url);
const sources = new URL('../../../src/check/rules/', import.meta.url);

testRules(checkRules, { place, sources }, (rule, { name, folder }) => {
  const source = parseSource(`${name}.yaml`, readFileSync(join(folder, 'document.yaml')));
  expect(source.messages).toEqual([]);
  const found = findForm(source);
  if ('message' in found) throw new Error(found.message.text);
  const { form } = found;
  const context = { form, assessment: buildAssessment(form, source.data), source };
  expect(checkShape(form, source).messages.filter((message) => hasErrors([message]))).toEqual([]);
  for (const other of checkRules) expect([...other.check(context)].every((message) => message.ruleId === other.id)).toBe(true);
  return [...rule.check(context)]
    .sort(compareMessages)
    .map((message) => showMessage(message, lineAndColumn))
    .join('');
});

test('every file is a rule of the list, every folder has its rule, and the list is frozen', () => {
  const ids = checkRules.map((rule) => rule.id).sort();
  const files = readdirSync(sources).filter((file) => file !== 'check-rule.ts' && file !== 'check-rules.ts');
  expect(files.map((file) => file.replace(/\.ts$/u, '')).sort()).toEqual(ids);
  expect(ruleFolders(place)).toEqual(ids);
  expect(Object.isFrozen(checkRules)).toBe(true);
});
