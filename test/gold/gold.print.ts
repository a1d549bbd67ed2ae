import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, test } from 'vitest';
import { expectFile } from '../cases.js';

/** What `npm run gold` prints. */
const report = fileURLToPath(new URL('report.txt', import.meta.url));
const gold = fileURLToPath(new URL('gold.mjs', import.meta.url));

test('every published row that could be taken back is found, and every difference has its explanation', () => {
  const { stdout, stderr, status } = spawnSync(process.execPath, [gold, join(inject('program'), 'dist')], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expectFile(report, stdout);
  expect(status).toBe(0);
});
