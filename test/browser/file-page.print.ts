import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import puppeteer from 'puppeteer-core';
import type { Browser } from 'puppeteer-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as api from '../../src/browser.js';
import { runGraphvizHere } from '../../src/figures/dot/dot-layout.js';
import { findChromiumPackage } from '../../src/print/engine/chromium-package.js';
import { unpackChromium, unpackLibraries } from '../../src/print/engine/chromium-unpack.js';
import { openCacheDirectories } from '../../src/print/engine/engine-cache.js';
import { answersOf } from './answers.js';
import type { Documents } from './answers.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const require = createRequire(import.meta.url);
let folder = '';
let browser: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-page-'));
  const [cache = ''] = openCacheDirectories(process.env).directories;
  const chromium = findChromiumPackage();
  if (!chromium) throw new Error('the package of Chromium is not installed');
  const { signal } = new AbortController();
  const libraries = await unpackLibraries(cache, chromium, signal);
  browser = await puppeteer.launch({
    executablePath: await unpackChromium(cache, chromium, signal),
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** All assessments, in an order that no locale decides. */
function allDocuments(): Documents {
  const base = join(root, 'assessments');
  const names = readdirSync(base, { recursive: true, encoding: 'utf8' }).sort();
  const read = (ending: string): Readonly<Record<string, string>> =>
    Object.fromEntries(names.filter((name) => name.endsWith(ending)).map((name) => [name, readFileSync(join(base, name), 'utf8')]));
  return { texts: read('.yaml'), pictures: read('.svg') };
}

/** Bundles an entry for a page: no Node, no code that is made at run time. */
function bundle(entry: string, minify: boolean): string {
  const { outputFiles } = buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify,
    format: 'iife',
    globalName: 'hyokasho',
    platform: 'browser',
    conditions: ['worker', 'browser'],
    charset: 'utf8',
    external: ['@viz-js/viz'],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

test('a page that is opened from a disk gives the answers of Node for every assessment, to the byte', async () => {
  const documents = allDocuments();
  const viz = readFileSync(join(dirname(require.resolve('@viz-js/viz')), 'viz-global.js'), 'utf8');
  const scripts = [`globalThis.documents = ${JSON.stringify(documents)}`, viz, bundle('test/browser/page.ts', false)];
  const policy = `default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval'`;
  const safe = scripts.map((script) => `<script>${script.replace(/<\/script/giu, '<\\/script').replaceAll('<!--', '\\x3c!--')}</script>`);
  const path = join(folder, 'page.html');
  writeFileSync(
    path,
    `<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>${safe.join('\n')}</body></html>`,
  );
  const page = await browser.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(pathToFileURL(path).href);
  const found = await page.evaluate('globalThis.answers');
  expect(errors).toEqual([]);
  const expected = await answersOf(api, documents, runGraphvizHere);
  expect(expected.length).toBeGreaterThan(2 * Object.keys(documents.texts).length);
  expect(found).toEqual(expected);
});

test('a folder that the browser hands over answers as every port does, and a workspace on it keeps what it saves', async () => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end('<!DOCTYPE html><html lang="ja"><head><title>x</title></head><body></body></html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    // The browser's own storage gives the same handles as a folder of the disk, to a page with an origin.
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`);
    await page.evaluate(bundle('test/browser/handles-page.ts', false));
    expect(await page.evaluate('globalThis.handleAnswers()')).toEqual({ wrong: [], saved: '新しい名', changed: 'changed' });
  } finally {
    server.close();
  }
});

test('what a page loads stays small: at most 350 KB, compressed, without fonts and Graphviz', () => {
  const kilobytes = gzipSync(bundle('src/browser.ts', true), { level: 9 }).length / 1024;
  console.log(`src/browser.ts, minified and compressed: ${kilobytes.toFixed(0)} KB`);
  expect(kilobytes).toBeLessThan(350);
});
