import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderDocuments } from '../../../src/commands/render-documents.js';
import { openPrinter } from '../../../src/print/print-pdf.js';
import { testWorld } from '../test-world.js';
import { hidden, writeHidden } from './hidden-words.js';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-hidden-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Every byte of a PDF that a reader can get at: the file itself and its streams, inflated. */
function everything(pdf: Buffer): string {
  const found = [pdf.toString('latin1')];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    const start = pdf[at + 7] === 0x0a ? at + 8 : at + 7;
    try {
      found.push(inflateSync(pdf.subarray(start), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // The word endstream, or a picture that is packed otherwise.
    }
  }
  return found.join('\n');
}

test('no word that does not print is anywhere in the PDF', async () => {
  writeHidden(folder);
  const printer = openPrinter({ environment: process.env });
  const world = testWorld(folder);
  await renderDocuments({ paths: ['2026-03-01.yaml'], target: 'a.pdf', draft: true, signal: new AbortController().signal }, printer, world);
  await printer.close();
  const text = everything(readFileSync(join(folder, 'a.pdf')));
  const spelled = (word: string): readonly string[] => [word, Buffer.from(`\ufeff${word}`, 'utf16le').swap16().toString('latin1').slice(2)];
  // The inflated streams are the right ones: the attached YAML is among them.
  expect(text).toContain(Buffer.from('様式: 様式４', 'utf8').toString('latin1'));
  for (const word of spelled(hidden)) expect(text.includes(word)).toBe(false);
}, 180_000);
