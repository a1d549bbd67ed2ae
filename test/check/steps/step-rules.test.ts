import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkStep, stepContext } from '../../../src/check/steps/check-step.js';
import { stepRules } from '../../../src/check/steps/step-rules.js';
import type { Version } from '../../../src/model/version.js';
import { compareMessages, hasErrors } from '../../../src/core/message.js';
import type { Message } from '../../../src/core/message.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { checkShape } from '../../../src/validate/parse-document.js';

/**
 * A folder is a rule, a folder in it a case: two neighbouring versions, `before.yaml` and `after.yaml`, beside `expected.txt`, what
 * that one rule says about them (nothing, where all is as it should be). `UPDATE_CASES=1 npx vitest run test/steps` writes the
 * expectations anew: read them.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = fileURLToPath(new URL('../../../src/check/steps/', import.meta.url));

for (const rule of stepRules) {
  describe(rule.id, () => {
    const cases = foldersIn(folder + rule.id);

    test.each(cases)('%s', (name) => {
      const [before, after] = [version(rule.id, name, 'before.yaml'), version(rule.id, name, 'after.yaml')];
      const context = stepContext(before, after);
      const messages = [...rule.check(context)].sort(compareMessages);
      expect(messages.every(({ ruleId, place }) => ruleId === rule.id && place.file === after.source.file)).toBe(true);
      const all = checkStep(before, after);
      expect(all).toEqual([...all].sort(compareMessages));
      for (const message of messages) expect(all).toContainEqual(message);

      const printed = messages.map(print).join('');
      const expectation = `${folder}${rule.id}/${name}/expected.txt`;
      if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, printed);
      expect(existsSync(expectation), `${expectation} is missing: write what the rule should say`).toBe(true);
      expect(printed).toBe(readFileSync(expectation, 'utf8'));
    });

    test('has one name everywhere, a case with a message and one without', async () => {
      const name = rule.id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
      const module = (await import(`${sources}${rule.id}.ts`)) as Record<string, unknown>;
      expect(module[name]).toBe(rule);
      const expectations = cases.map((each) => readFileSync(`${folder}${rule.id}/${each}/expected.txt`, 'utf8'));
      expect(expectations.some((text) => text === '')).toBe(true);
      expect(expectations.some((text) => text !== '')).toBe(true);
    });
  });
}

test('every file is a rule of the list, every folder has its rule, and the list is frozen', () => {
  const ids = stepRules.map(({ id }) => id).sort();
  const files = readdirSync(sources).filter((file) => file !== 'step-rule.ts' && file !== 'step-rules.ts');
  expect(files.map((file) => file.replace(/\.ts$/u, '')).sort()).toEqual(ids);
  expect(foldersIn(folder)).toEqual(ids);
  expect(Object.isFrozen(stepRules)).toBe(true);
});

function foldersIn(path: string): readonly string[] {
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}

function version(rule: string, name: string, file: string): Version {
  const source = parseSource(file, readFileSync(`${folder}${rule}/${name}/${file}`));
  const { assessment, messages } = checkShape(source);
  expect(messages.filter((message) => hasErrors([message]))).toEqual([]);
  if (!assessment) throw new Error(`${name}/${file} has no form`);
  return { source, assessment };
}

/** `line:column severity text`, then the item, the other place with its file and the mend on lines of their own. */
function print({ place, severity, text, item, related, mend }: Message): string {
  const more = [
    ...(item === undefined ? [] : [`項目: ${item}`]),
    ...(related ? [`関連: ${related.file}:${String(related.line)}:${String(related.column)}`] : []),
    ...(mend === undefined ? [] : [`直し方: ${mend}`]),
  ];
  return `${[`${String(place.line)}:${String(place.column)} ${severity} ${text}`, ...more.map((line) => `    ${line}`)].join('\n')}\n`;
}
