import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const cli = join(inject('program'), 'dist/cli.js');
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hyokasho-spawned-'));
  mkdirSync(join(home, 'documents'));
  writeFileSync(join(home, 'documents/a.yaml'), '様式: 様式３\n改定: 平成30年5月\n評価書番号: 12\n');
  writeFileSync(
    join(home, 'documents/many.yaml'),
    `様式: 様式３\n改定: 平成30年5月\n基本情報:\n${Array.from({ length: 5000 }, (_, i) => `  項目${String(i)}: x\n`).join('')}`,
  );
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test('check finds the form, prints to stdout and ends with 1', () => {
  const done = spawnSync(process.execPath, [cli, 'check', 'documents/a.yaml'], { cwd: home, encoding: 'utf8' });
  expect([done.status, done.stderr]).toEqual([1, '']);
  expect(done.stdout).toContain('documents/a.yaml:3:8  エラー  文字を書く欄ですが、数値「12」があります  [wrong-type]');
});

test('wrong usage ends with 2 and leaves stdout empty', () => {
  const done = spawnSync(process.execPath, [cli, 'chek'], { cwd: home, encoding: 'utf8' });
  expect([done.status, done.stdout]).toEqual([2, '']);
});

test('a long result is written to the end', () => {
  const done = spawnSync(process.execPath, [cli, 'check', 'documents/many.yaml', '--format', 'json'], {
    cwd: home,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect(JSON.parse(done.stdout)).toHaveLength(5000);
});

test('a reader that goes away is no fault', async () => {
  const child = spawn(process.execPath, [cli, 'check', 'documents/many.yaml'], { cwd: home, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stdout.destroy();
  const status = await new Promise((resolve) => child.on('close', resolve));
  expect([status, said]).toEqual([1, '']);
});
