import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/check.js';
import { renderCommand } from '../../../src/commands/render.js';
import { runProgram } from '../../../src/commands/run-program.js';
import { workspaceRules } from '../../../src/check/together/check-workspace.js';
import { testWorld } from '../../commands/test-world.js';

/**
 * A folder is a rule, a folder in it a case: documents checked in one run, and in `expected.txt` what that rule says of them.
 * `UPDATE_CASES=1 npx vitest run test/workspace` writes the expectations anew: read them.
 */
const folder = fileURLToPath(new URL('.', import.meta.url));
const sources = fileURLToPath(new URL('../../../src/check/together/', import.meta.url));

for (const rule of workspaceRules) {
  describe(rule.id, () => {
    const cases = existsSync(folder + rule.id) ? readdirSync(folder + rule.id).sort() : [];

    test.each(cases)('%s', async (name) => {
      const here = `${folder}${rule.id}/${name}`;
      const { messages } = await checkDocuments(['.'], here);
      expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
      const printed = messages
        .filter(({ ruleId }) => ruleId === rule.id)
        .map(({ place, severity, text, item, related, mend }) =>
          [
            `${place.file}:${String(place.line)}:${String(place.column)} ${severity} ${text}`,
            `    項目: ${item ?? ''}`,
            `    関連: ${related ? `${related.file}:${String(related.line)}:${String(related.column)}` : ''}`,
            `    直し方: ${mend ?? ''}`,
            '',
          ].join('\n'),
        )
        .join('');
      if (process.env['UPDATE_CASES'] === '1') writeFileSync(`${here}/expected.txt`, printed);
      expect(printed).toBe(readFileSync(`${here}/expected.txt`, 'utf8'));
    });

    test('has one name everywhere, a case with a message and one without', async () => {
      const name = rule.id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
      expect(((await import(`${sources}${rule.id}.ts`)) as Record<string, unknown>)[name]).toBe(rule);
      const expectations = cases.map((each) => readFileSync(`${folder}${rule.id}/${each}/expected.txt`, 'utf8'));
      expect(expectations.some((text) => text === '')).toBe(true);
      expect(expectations.some((text) => text !== '')).toBe(true);
    });
  });
}

test('every folder has its rule, and the list is frozen', () => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.map(({ name }) => name).sort()).toEqual(workspaceRules.map(({ id }) => id).sort());
  expect(Object.isFrozen(workspaceRules)).toBe(true);
});

test('render counts what the documents say against one another', async () => {
  const here = mkdtempSync(`${tmpdir()}/hyokasho-workspace-`);
  try {
    cpSync(`${folder}basic-assessment-disagreement/disagrees`, here, { recursive: true });
    const world = testWorld(here);
    expect(await runProgram([renderCommand], ['render', '.', '--html'], world)).toBe(0);
    expect(world.err()).toContain('警告が 1 件あります');
  } finally {
    rmSync(here, { recursive: true });
  }
});
