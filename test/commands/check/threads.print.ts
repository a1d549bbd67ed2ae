import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { checkDocuments } from '../../../src/commands/documents/check-documents.js';
import { formatMessages } from '../../../src/formats/format-messages.js';

const program = inject('program');
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hyokasho-threads-'));
  mkdirSync(join(home, 'assessments'));
  // A short document is enough: many of them are what the threads share.
  for (let at = 0; at < 26; at++)
    cpSync(join(program, 'assessments/iwakuni-yobosesshu-kiso'), join(home, 'assessments', String.fromCharCode(0x61 + at)), { recursive: true });
  cpSync(join(program, 'assessments/kodaira-covid19'), join(home, 'assessments/versions'), { recursive: true });
  writeFileSync(join(home, 'assessments/b/draft.yaml'), '様式: 様式９\n');
  writeFileSync(join(home, 'assessments/c/最終版.yaml'), 'x: [');
  writeFileSync(join(home, '用語.yaml'), '用語:\n  - { 旧: 健康推進課, 新: 健康増進課 }\n');
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test('many documents are shared among threads, and the answer is that of one thread, to the byte', async () => {
  const args = [join(program, 'dist/cli.js'), 'check', '--format', 'json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: home, encoding: 'utf8', maxBuffer: 1 << 28 });
  const here = await checkDocuments([], home);
  expect(here.documents).toBeGreaterThan(24);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout).toBe(formatMessages(here, 'json', false));
});
