import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

const program = inject('program');
let home = '';
const folder = (): string => join(home, 'assessments/a');

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'hyokasho-watch-'));
  mkdirSync(folder(), { recursive: true });
  copyFileSync(join(program, 'assessments/iwakuni-yobosesshu-kiso/2025-06-27.yaml'), join(folder(), '2025-06-27.yaml'));
});
afterAll(() => {
  rmSync(home, { recursive: true, force: true });
});

test('check --watch tells what each save changes, and ends with Ctrl-C', async () => {
  const child = spawn(process.execPath, [join(program, 'dist/cli.js'), 'check', '--watch'], { cwd: home });
  let told = '';
  let reports = 0;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (reports += text.split('見張っています').length - 1));
  const after = async (change: () => void, count: number): Promise<string> => {
    told = '';
    change();
    await expect.poll(() => reports, { timeout: 60_000 }).toBeGreaterThanOrEqual(count);
    return told;
  };
  try {
    expect(await after(() => undefined, 1)).toContain('検査');
    const published = readFileSync(join(folder(), '2025-06-27.yaml'), 'utf8');
    const draft = join(folder(), 'draft.yaml');
    const broken = await after(() => {
      writeFileSync(draft, published.replace(/^様式: .*$/mu, '様式: 様式９'));
    }, 2);
    expect(broken).toContain('── assessments/a/2025-06-27.yaml、assessments/a/draft.yaml');
    expect(broken).toContain('様式９');
    const mended = await after(() => {
      writeFileSync(draft, published);
    }, 3);
    expect(mended).toContain('── assessments/a/draft.yaml\n');
    expect(mended).not.toContain('様式９');
  } finally {
    child.kill('SIGINT');
  }
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(130);
});

test('check --watch sees what is saved during the first check, and folders outside its own', async () => {
  const [beside, inside] = [join(home, 'beside'), join(home, 'inside')];
  mkdirSync(inside, { recursive: true });
  // Enough versions for the first check to be under way while the first of them is saved.
  const days = ['2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01', '2025-06-27'];
  mkdirSync(join(beside, 'a'), { recursive: true });
  for (const day of days) copyFileSync(join(program, 'assessments/suginami-yobosesshu/2025-03-10.yaml'), join(beside, 'a', `${day}.yaml`));
  const child = spawn(process.execPath, [join(program, 'dist/cli.js'), 'check', '--watch', '../beside'], { cwd: inside });
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
  try {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    writeFileSync(join(beside, 'a/2021-01-01.yaml'), '様式: 様式９\n');
    await expect.poll(() => told, { timeout: 60_000 }).toContain('様式９');
    writeFileSync(join(beside, 'a/2022-01-01.yaml'), '様式: 様式８\n');
    await expect.poll(() => told, { timeout: 60_000 }).toContain('様式８');
  } finally {
    child.kill('SIGINT');
  }
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(130);
});
