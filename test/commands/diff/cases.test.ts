import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { diffCommand } from '../../../src/commands/diff.js';
import { diffFormats } from '../../../src/formats/format-diff.js';
import { runProgram } from '../../../src/commands/run-program.js';
import { testWorld } from '../test-world.js';

/**
 * A folder is a test: two documents (`before.yaml` and `after.yaml`, or the words in `arguments.txt`, one a line) beside
 * `expected.<format>`, what `diff` prints about them in the formats that are there; `expected.table` always is.
 * `UPDATE_CASES=1 npx vitest run test/diff-command` writes the expectations that are there anew: read them.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));
const names = readdirSync(folder).sort();

for (const name of names) {
  for (const format of diffFormats) {
    const expectation = `${folder}${name}/expected.${format}`;
    if (format !== 'table' && !existsSync(expectation)) continue;
    test(`${name}: ${format}`, async () => {
      const printed = await diff(name, format);
      if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, printed);
      expect(existsSync(expectation), `${expectation} is missing: write what diff should print`).toBe(true);
      expect(printed).toBe(readFileSync(expectation, 'utf8'));
    });
  }
}

test('every format is expected somewhere', () => {
  const expected = new Set(names.flatMap((name) => readdirSync(`${folder}${name}`)));
  expect(diffFormats.filter((format) => !expected.has(`expected.${format}`))).toEqual([]);
  expect(names.length).toBeGreaterThanOrEqual(8);
});

async function diff(name: string, format: string): Promise<string> {
  const given = `${folder}${name}/arguments.txt`;
  const words = existsSync(given) ? readFileSync(given, 'utf8').trim().split('\n') : ['before.yaml', 'after.yaml'];
  const world = testWorld(`${folder}${name}`);
  expect([await runProgram([diffCommand], ['diff', ...words, '--format', format], world), world.err()]).toEqual([0, '']);
  return world.out();
}
