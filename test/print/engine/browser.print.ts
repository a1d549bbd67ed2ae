import { lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findChromiumPackage } from '../../../src/print/engine/chromium-package.js';
import { chromiumFolder, unpackChromium } from '../../../src/print/engine/chromium-unpack.js';
import { openPrinter } from '../../../src/print/print-pdf.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-test-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const never = new AbortController().signal;

function shipped(): NonNullable<ReturnType<typeof findChromiumPackage>> {
  const found = findChromiumPackage();
  if (!found) throw new Error('the package is not installed');
  return found;
}

test('several that unpack at once all get the same browser, and nothing half is left or used', async () => {
  const chromium = shipped();
  // What a process that was killed while unpacking leaves behind.
  const dead = `${chromiumFolder(folder, chromium)}.unfinished-Abc123`;
  mkdirSync(dead);
  writeFileSync(join(dead, 'chromium'), 'half');
  const paths = await Promise.all([1, 2, 3].map(() => unpackChromium(folder, chromium, never)));
  expect(new Set(paths)).toEqual(new Set([join(chromiumFolder(folder, chromium), 'chromium')]));
  expect(lstatSync(paths[0] ?? '').size).toBeGreaterThan(100_000_000);
  expect(readdirSync(folder).sort()).toEqual([
    `chromium-${chromium.version}-${process.arch}`,
    `chromium-${chromium.version}-${process.arch}.unfinished-Abc123`,
  ]);
});

test('unpacking that is interrupted leaves nothing', async () => {
  const stop = new AbortController();
  setTimeout(() => {
    stop.abort();
  }, 200);
  await expect(unpackChromium(folder, shipped(), stop.signal)).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
});

test('a browser that was asked for but does not start is named, and the next one prints', async () => {
  const notes: string[] = [];
  const printer = openPrinter({ environment: process.env, browser: '/nowhere/chromium', note: (text) => notes.push(text) });
  expect(await printer.ready()).toBeUndefined();
  await printer.close();
  expect(notes[0]).toBe('--browser で指定されたブラウザー /nowhere/chromium は使えないため（ファイルがありません）、ほかのブラウザーを探します。');
});

test('when nothing starts, the message lists what was tried and the three remedies', async () => {
  // A folder that is no folder, so that nothing can be unpacked into it; a program that is no browser.
  const fake = join(folder, 'chromium');
  writeFileSync(fake, '#!/bin/sh\necho "error while loading shared libraries: libnss3.so: cannot open" >&2\nexit 127\n', { mode: 0o755 });
  mkdirSync(join(folder, 'cache/hyokasho'), { recursive: true });
  const { version } = shipped();
  writeFileSync(join(folder, `cache/hyokasho/chromium-${version}-${process.arch}`), '');
  mkdirSync(join(folder, `tmp/hyokasho-${String(process.getuid?.())}`), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `tmp/hyokasho-${String(process.getuid?.())}/chromium-${version}-${process.arch}`), '');
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = join(folder, 'tmp');
  const printer = openPrinter({ environment: { XDG_CACHE_HOME: join(folder, 'cache'), PATH: folder, HYOKASHO_BROWSER: folder } });
  const message = await printer.ready();
  await printer.close();
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
  expect(message).toMatchObject({ ruleId: 'no-browser', severity: 'error' });
  expect(message?.text).toContain(`HYOKASHO_BROWSER で指定されたブラウザー ${folder}: 権限がありません`);
  expect(message?.text).toContain('同梱の Chromium');
  expect(message?.text).toContain(`インストール済みのブラウザー ${fake}: 共有ライブラリー libnss3.so がありません`);
  for (const remedy of ['npm ci', 'インストール', '--browser PATH']) expect(message?.mend).toContain(remedy);
});
