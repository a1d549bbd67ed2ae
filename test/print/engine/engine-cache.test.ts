import { chmodSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openCacheDirectories } from '../../../src/print/engine/engine-cache.js';

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
