import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { afterAll, expect, test } from 'vitest';
import { openPrinter } from '../../src/print/print-pdf.js';
import type { Printer } from '../../src/print/print-pdf.js';
import type { PdfFacts } from '../../src/print/finish/finish-pdf.js';
import { longPage, page } from './pages.js';

const facts: PdfFacts = {
  title: '予防接種に関する事務（𠮷）',
  author: '岩国市',
  date: { year: 2025, month: 6, day: 27 },
  source: { name: '2025-06-27.yaml', text: '様式: 様式３\n' },
};
const caches = mkdtempSync(join(tmpdir(), 'hyokasho-test-'));
const shared = openPrinter({ environment: process.env });

afterAll(async () => {
  await shared.close();
  rmSync(caches, { recursive: true, force: true });
});

async function printed(printer: Printer, html: string, given = facts): Promise<Buffer> {
  const result = await printer.print(html, given);
  if (!result.ok) throw new Error(result.message.text);
  return Buffer.from(result.pdf);
}

function open(pdf: Buffer): ReturnType<typeof getDocument> {
  return getDocument({ data: Uint8Array.from(pdf), verbosity: 0, useSystemFonts: false, disableFontFace: true });
}

function fontNames(pdf: Buffer): string[] {
  return [...new Set([...pdf.toString('latin1').matchAll(/\/(?:BaseFont|FontName) \/(?:[A-Z]{6}\+)?([\w-]+)/gu)].map((match) => match[1] ?? ''))].sort();
}

test('only our fonts print, whatever family a page asks for', async () => {
  const families = ['BIZ UDPGothic', 'BIZ UDGothic', 'Noto Sans JP', 'DejaVu Sans', 'Arial', 'serif', 'sans-serif', 'monospace', 'system-ui', 'ＭＳ ゴシック'];
  const lines = families.map(
    (family) => `<p style="font-family:'${family}'">あア亜𠮷辻\u{e0100}Ⅰ①[ ○ ]Abc <b>太字</b></p><p style="font-family:${family.toLowerCase()}">☑</p>`,
  );
  const pdf = await printed(shared, page(lines.join('')));
  expect(fontNames(pdf)).toEqual([
    'BIZUDGothic-Bold',
    'BIZUDGothic-Regular',
    'BIZUDPGothic-Bold',
    'BIZUDPGothic-Regular',
    'NotoSansJP-Bold',
    'NotoSansJP-Regular',
  ]);
});

test('a PDF says what it is, in Japanese, and is tagged with bookmarks', async () => {
  const task = open(await printed(shared, longPage(3)));
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({
    Title: facts.title,
    Author: facts.author,
    CreationDate: "D:20250627000000+09'00'",
    ModDate: "D:20250627000000+09'00'",
    Language: 'ja',
  });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
  expect(await pdf.getViewerPreferences()).toMatchObject({ DisplayDocTitle: true });
  expect(((await pdf.getOutline()) as { title: string }[]).map((entry) => entry.title)).toEqual(['Ⅰ　部1', 'Ⅰ　部2', 'Ⅰ　部3']);
  expect(JSON.stringify(await (await pdf.getPage(2)).getStructTree())).toContain('"H1"');
  const attachments = (await pdf.getAttachments()) as Record<string, { filename: string; content: Uint8Array }>;
  expect(Object.values(attachments).map(({ filename, content }) => [filename, Buffer.from(content).toString('utf8')])).toEqual([
    ['2025-06-27.yaml', '様式: 様式３\n'],
  ]);
  await task.destroy();
});

test('the same input gives the same bytes: cold, warm, side by side, in another time zone and language', async () => {
  const html = longPage(8);
  const first = await printed(shared, html);
  const [again, other, sideBySide] = await Promise.all([printed(shared, html), printed(shared, longPage(3)), printed(shared, html)]);
  expect(again.equals(first)).toBe(true);
  expect(sideBySide.equals(first)).toBe(true);
  expect(other.equals(first)).toBe(false);
  const elsewhere = openPrinter({
    environment: { ...process.env, XDG_CACHE_HOME: caches, TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
  });
  const cold = await printed(elsewhere, html);
  await elsewhere.close();
  expect(cold.equals(first)).toBe(true);
});

test('a document without a date gets a fixed one, never the clock', async () => {
  const pdf = await printed(shared, page('本文'), { title: '題', author: '' });
  const dates = [...pdf.toString('latin1').matchAll(/D:\d{4}/gu)].map((match) => match[0]);
  expect(new Set(dates)).toEqual(new Set(['D:2000']));
});

test('a browser that dies is replaced once, and the document is printed', async () => {
  const printer = openPrinter({ environment: process.env });
  expect(await printer.ready()).toBeUndefined();
  const first = printer.print(longPage(60), facts);
  const child = await chromiumChildren();
  for (const id of child) process.kill(id, 'SIGKILL');
  expect((await first).ok).toBe(true);
  await printer.close();
});

test('a browser that hangs twice becomes a message', async () => {
  const printer = openPrinter({ environment: process.env, timeLimit: 1 });
  const result = await printer.print(longPage(60), facts);
  await printer.close();
  expect(result).toMatchObject({ ok: false, message: { ruleId: 'print-failed', severity: 'error' } });
});

/** The browsers that this process started last. */
async function chromiumChildren(): Promise<number[]> {
  const { readFileSync, readdirSync } = await import('node:fs');
  const ids = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .map(Number);
  const children = ids.filter((id) => {
    try {
      return (
        new RegExp(`^PPid:\\t${String(process.pid)}$`, 'mu').test(readFileSync(`/proc/${String(id)}/status`, 'utf8')) &&
        readFileSync(`/proc/${String(id)}/comm`, 'utf8').startsWith('chrom')
      );
    } catch {
      return false;
    }
  });
  return children.slice(-1);
}
