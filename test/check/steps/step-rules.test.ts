import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkStep } from '../../../src/check/check-step.js';
import { openStep } from '../../../src/step/open-step.js';
import { stepRules } from '../../../src/check/steps/step-rules.js';
import type { Version } from '../../../src/model/version.js';
import { compareMessages, hasErrors } from '../../../src/core/message.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { parseDocument } from '../../../src/validate/parse-document.js';
import type { Case } from '../../cases.js';
import { fileLineAndColumn, lineAndColumn, showMessage } from '../show-message.js';
import { ruleFolders, testRules } from '../test-rules.js';

const place = new URL('.', import.meta.url);
const sources = new URL('../../../src/check/steps/', import.meta.url);
/** Files beside the rules. */
const besides = ['check-step.ts', 'row-timing.ts', 'step-rule.ts', 'step-rules.ts'];

/** A case is two neighbouring versions, `before.yaml` and `after.yaml`. */
testRules(stepRules, { place, sources }, (rule, one) => {
  const [before, after] = [version(one, 'before.yaml'), version(one, 'after.yaml')];
  const context = openStep(before, after);
  const messages = [...rule.check(context)].sort(compareMessages);
  expect(messages.every((message) => message.ruleId === rule.id && message.place.file === after.source.file)).toBe(true);
  const all = checkStep(context);
  expect(all).toEqual([...all].sort(compareMessages));
  for (const message of messages) expect(all).toContainEqual(message);
  return messages.map((message) => showMessage(message, lineAndColumn, fileLineAndColumn)).join('');
});

test('every file is a rule of the list, every folder has its rule, and the list is frozen', () => {
  const ids = stepRules.map(({ id }) => id).sort();
  const files = readdirSync(sources).filter((file) => !besides.includes(file));
  expect(files.map((file) => file.replace(/\.ts$/u, '')).sort()).toEqual(ids);
  expect(ruleFolders(place)).toEqual(ids);
  expect(Object.isFrozen(stepRules)).toBe(true);
});

function version({ name, folder }: Case, file: string): Version {
  const source = parseSource(file, readFileSync(join(folder, file)));
  const { assessment, messages } = parseDocument(source);
  expect(messages.filter((message) => hasErrors([message]))).toEqual([]);
  if (!assessment) throw new Error(`${name}/${file} has no form`);
  return { source, assessment };
}
