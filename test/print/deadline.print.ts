import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPrinter } from '../../src/print/print-pdf.js';
import type { Printer, Suspect } from '../../src/print/print-pdf.js';
import { page } from './pages.js';

const facts = { title: '試験', author: '試験市長' };
/** Time limit of a page in ms. A suspect gets a fifth of it. */
const timeLimit = 20_000;

/** Masks in masks: 6^10 copies, which no browser draws. */
const levels = Array.from(
  { length: 10 },
  (_, index) => `<mask id="m${String(index + 1)}">${`<rect width="99" height="99" fill="#fff" mask="url(#m${String(index)})"/>`.repeat(6)}</mask>`,
);
const endless = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 99 99" width="99" height="99"><mask id="m0"><rect width="9" height="9" fill="#fff"/></mask>${levels.join('')}<rect width="99" height="99" mask="url(#m10)"/></svg>`;
const fine = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><rect width="9" height="9"/></svg>';

function suspect(name: string, picture: string, line: number): Suspect {
  return { name, place: { file: 'a.yaml', line, column: 3 }, html: page(picture) };
}

let printer: Printer;
beforeAll(() => {
  printer = openPrinter({ environment: process.env, timeLimit });
});
afterAll(() => printer.close());

test('a figure that no browser draws ends with a message that names it, and the next document prints', async () => {
  const began = performance.now();
  const printed = await printer.print(page(fine + endless), facts, [suspect('図「一」', fine, 7), suspect('図「二」', endless, 9)]);
  expect(printed).toMatchObject({
    ok: false,
    message: { ruleId: 'print-failed', place: { file: 'a.yaml', line: 9, column: 3 }, text: '図「二」の描画が 4 秒で終わらないため、PDF を作れません' },
  });
  expect(performance.now() - began).toBeLessThan(timeLimit * 3);
  expect(await printer.print(page(fine), facts)).toMatchObject({ ok: true });
}, 180_000);
