import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { diffCommand } from '../../../src/commands/diff.js';
import { diffFormats } from '../../../src/formats/diff/format-diff.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { casesIn, expectFile } from '../../cases.js';
import { testWorld } from '../test-world.js';

const cases = casesIn(new URL('cases/', import.meta.url));

/**
 * A case is two documents (`before.yaml` and `after.yaml`, or the words in `arguments.txt`, one a line) beside what `diff` prints
 * about them: `expected.table`, and `expected.<format>` for the other formats that are there.
 */
for (const one of cases) {
  for (const format of diffFormats) {
    const expectation = `expected.${format}`;
    if (format !== 'table' && !one.expectations.includes(expectation)) continue;
    test(`${one.name}: ${format}`, async () => {
      expectFile(join(one.folder, expectation), await diff(one.folder, format));
    });
  }
}

test('every format is expected somewhere', () => {
  const expected = new Set(cases.flatMap(({ expectations }) => expectations));
  expect(diffFormats.filter((format) => !expected.has(`expected.${format}`))).toEqual([]);
  expect(cases.length).toBeGreaterThanOrEqual(8);
});

async function diff(folder: string, format: string): Promise<string> {
  const given = join(folder, 'arguments.txt');
  const words = existsSync(given) ? readFileSync(given, 'utf8').trim().split('\n') : ['before.yaml', 'after.yaml'];
  const world = testWorld(folder);
  expect([await runProgram([diffCommand], ['diff', ...words, '--format', format], world), world.err()]).toEqual([0, '']);
  return world.out();
}
