import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeSystemError, openCacheDirectories, temporaryFolder } from '../../../src/print/engine/engine-cache.js';
import { startEngine } from '../../../src/print/engine/engine-process.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test("the cache folder is the user's own, and private", () => {
  const { directories, refused } = openCacheDirectories({ XDG_CACHE_HOME: folder, HOME: join(folder, 'home') });
  expect(directories.slice(0, 2)).toEqual([join(folder, 'hyokasho'), join(folder, 'home/.cache/hyokasho')]);
  expect(lstatSync(join(folder, 'hyokasho')).mode & 0o777).toBe(0o700);
  expect(refused).toEqual([]);
});

test('a cache folder that others may write to, or that is a link or a file, is refused', () => {
  mkdirSync(join(folder, 'a/hyokasho'), { recursive: true });
  chmodSync(join(folder, 'a/hyokasho'), 0o777);
  mkdirSync(join(folder, 'b'));
  symlinkSync(folder, join(folder, 'b/hyokasho'));
  mkdirSync(join(folder, 'c'));
  writeFileSync(join(folder, 'c/hyokasho'), '');
  const refusal = (name: string): string | undefined => openCacheDirectories({ XDG_CACHE_HOME: join(folder, name) }).refused[0];
  expect(refusal('a')).toContain('他の利用者が書き込めるフォルダーです');
  expect(refusal('b')).toContain('フォルダーではありません');
  expect(refusal('c')).toBeDefined();
});

test('without HOME the temporary folder serves', () => {
  const { directories } = openCacheDirectories({});
  expect(directories).toEqual([join(tmpdir(), `hyokasho-${String(process.getuid?.())}`)]);
});

test('an engine gets a folder for its shared memory where it may write, whatever TMPDIR names', () => {
  writeFileSync(join(folder, 'file'), '');
  mkdirSync(join(folder, 'closed'), { mode: 0o500 });
  symlinkSync('circle', join(folder, 'circle'));
  for (const bad of ['file', 'closed', 'circle', 'circle/x', 'nowhere', 'a'.repeat(5_000)]
    .map((name) => join(folder, name))
    .concat('relative', '', '/proc', '/dev/null'))
    expect(temporaryFolder({ TMPDIR: bad }, folder)).toBe('/tmp');
  expect(temporaryFolder({ TMPDIR: folder }, '/cache')).toBe(folder);
  expect(temporaryFolder({}, '/cache')).toBe('/tmp');
});

test('a TMPDIR that cannot be used leaves /tmp as the last cache', () => {
  const before = process.env['TMPDIR'];
  try {
    writeFileSync(join(folder, 'file'), '');
    process.env['TMPDIR'] = join(folder, 'file');
    expect(openCacheDirectories({}).directories).toEqual([`/tmp/hyokasho-${String(process.getuid?.())}`]);
    process.env['TMPDIR'] = folder;
    expect(openCacheDirectories({}).directories).toEqual([join(folder, `hyokasho-${String(process.getuid?.())}`)]);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});

test('an engine that the system refuses to start is a failure with its reason, and no exception', async () => {
  symlinkSync('circle', join(folder, 'circle'));
  for (const path of [join(folder, 'circle/x'), join(folder, 'circle'), folder, '/dev/null', `/${'a'.repeat(5_000)}`, join(folder, 'nowhere')]) {
    const started = await startEngine({ path, fontConfiguration: '', temporary: '/tmp', environment: {}, signal: new AbortController().signal });
    if (!('failure' in started)) throw new Error(path);
    expect(started.failure.reason).toMatch(/[ぁ-ん]/u);
  }
  expect(describeSystemError(Object.assign(new Error('spawn ELOOP'), { code: 'ELOOP' }))).toBe('リンクが循環しています');
});
