import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkDocuments } from '../../src/commands/check.js';
import { formatMessages } from '../../src/formats/format-messages.js';

/**
 * A folder is a test: `document.yaml` beside `expected.txt`, what `check` prints about it. What is merely not filled in yet
 * is left out here; `test/rules` has it. `UPDATE_CASES=1 npx vitest run test/check` writes the expectations anew: read them.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));

for (const name of readdirSync(folder).sort()) {
  test(name, async () => {
    const report = await checkDocuments(['document.yaml'], `${folder}${name}`);
    const messages = report.messages.filter((message) => message.ruleId !== 'unfilled');
    const printed = formatMessages({ ...report, messages }, 'text', false);
    const expectation = `${folder}${name}/expected.txt`;
    if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, printed);
    expect(existsSync(expectation), `${expectation} is missing: write what check should print`).toBe(true);
    expect(printed).toBe(readFileSync(expectation, 'utf8'));
  });
}

test('every case prints something, and there are many', () => {
  expect(readdirSync(folder).length).toBeGreaterThanOrEqual(45);
});
