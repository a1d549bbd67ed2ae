import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareMessages, hasErrors } from '../../../src/core/message.js';
import type { Message } from '../../../src/core/message.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { findForm } from '../../../src/validate/find-form.js';
import { rules } from '../../../src/check/rules/check-rules.js';
import { checkSchema } from '../../../src/validate/check-shape.js';

/**
 * A folder is a rule, a pair in it a case: `<case>.yaml` beside `<case>.txt`, what that one rule says about it (nothing,
 * for a document that is as it should be). `UPDATE_CASES=1 npx vitest run test/rules` writes the expectations anew: read them.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = fileURLToPath(new URL('../../../src/check/rules/', import.meta.url));

for (const rule of rules) {
  describe(rule.id, () => {
    const cases = existsSync(folder + rule.id) ? readdirSync(folder + rule.id).filter((file) => file.endsWith('.yaml')) : [];

    test.each(cases.sort())('%s', (file) => {
      const source = parseSource(file, readFileSync(`${folder}${rule.id}/${file}`));
      expect(source.messages).toEqual([]);
      const found = findForm(source);
      if ('message' in found) throw new Error(found.message.text);
      const { form } = found;
      const context = { form, assessment: buildAssessment(form, source.data), source };
      expect(checkSchema(form, source).filter((message) => hasErrors([message]))).toEqual([]);
      for (const other of rules) expect([...other.check(context)].every((message) => message.ruleId === other.id)).toBe(true);

      const printed = [...rule.check(context)].sort(compareMessages).map(print).join('');
      const expectation = `${folder}${rule.id}/${file.replace(/yaml$/u, 'txt')}`;
      if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, printed);
      expect(existsSync(expectation), `${expectation} is missing: write what the rule should say`).toBe(true);
      expect(printed).toBe(readFileSync(expectation, 'utf8'));
    });

    test('has one name everywhere, a case with a message and one without', async () => {
      const name = rule.id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
      const module = (await import(`${sources}${rule.id}.ts`)) as Record<string, unknown>;
      expect(module[name]).toBe(rule);
      const expectations = cases.map((file) => readFileSync(`${folder}${rule.id}/${file.replace(/yaml$/u, 'txt')}`, 'utf8'));
      expect(expectations.some((text) => text === '')).toBe(true);
      expect(expectations.some((text) => text !== '')).toBe(true);
    });
  });
}

test('every file is a rule of the list, every folder has its rule, and the list is frozen', () => {
  const ids = rules.map((rule) => rule.id).sort();
  const files = readdirSync(sources).filter((file) => file !== 'rule.ts' && file !== 'rules.ts');
  expect(files.map((file) => file.replace(/\.ts$/u, '')).sort()).toEqual(ids);
  expect(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort(),
  ).toEqual(ids);
  expect(Object.isFrozen(rules)).toBe(true);
});

/** `line:column severity text`, then the item, the other place and the mend on lines of their own. */
function print({ place, severity, text, item, related, mend }: Message): string {
  const more = [
    ...(item === undefined ? [] : [`項目: ${item}`]),
    ...(related ? [`関連: ${String(related.line)}:${String(related.column)}`] : []),
    ...(mend === undefined ? [] : [`直し方: ${mend}`]),
  ];
  return `${[`${String(place.line)}:${String(place.column)} ${severity} ${text}`, ...more.map((line) => `    ${line}`)].join('\n')}\n`;
}
