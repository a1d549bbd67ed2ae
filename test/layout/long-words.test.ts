import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadForm } from '../../src/forms/load-forms.js';
import { parseSource } from '../../src/load/parse-source.js';
import { buildAssessment } from '../../src/model/build-assessment.js';
import { prepareFigures } from '../../src/render/figures/prepare-figures.js';
import { prepareTables } from '../../src/render/markdown-tables.js';
import { openPrinter } from '../../src/render/print-pdf.js';
import type { Printer } from '../../src/render/print-pdf.js';
import { renderHtml } from '../../src/render/render-html.js';
import { memoryFiles } from '../memory-files.js';
import { readPlaces } from '../read-pdf.js';

/** A web address longer than any line. */
const word = `https://example.jp/${'w'.repeat(200)}`;
const portraitWidth = 595;

let printer: Printer;
beforeAll(() => {
  printer = openPrinter({ environment: process.env });
});
afterAll(() => printer.close());

async function printedPlaces(name: string, data: Record<string, unknown>): ReturnType<typeof readPlaces> {
  const form = loadForm(name, '平成30年5月');
  if (!form) throw new Error(`${name} is gone`);
  const assessment = buildAssessment(form, data);
  await prepareTables(assessment);
  const { figures } = await prepareFigures(assessment, parseSource('words.yaml', ''), memoryFiles(new Map()));
  const printed = await printer.print(renderHtml(assessment, { draft: false, figures }), { title: '試験', author: '' });
  if (!printed.ok) throw new Error(printed.message.text);
  return readPlaces(printed.pdf);
}

test('a word longer than a cell of a table goes on in the next line, not over its neighbour', async () => {
  const table = `| 項目 | 備考 |\n|---|---|\n| ${word} | 隣の欄 |`;
  const places = await printedPlaces('様式３', { 特定個人情報ファイル: [{ id: 'main', 記録項目: table }] });
  const neighbour = places.find(({ text }) => text.includes('隣の欄'));
  const pieces = places.filter(({ text }) => text.includes('www'));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.filter(({ right }) => right > (neighbour?.left ?? 0))).toEqual([]);
});

test('a word longer than the title of a figure stays on the page', async () => {
  const places = await printedPlaces('様式４', { 事務の流れ: { 図: [{ id: 'figure', 題: word, 図式: 'digraph { a }', 代替テキスト: '図' }] } });
  const pieces = places.filter(({ text }) => text.includes('www'));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.filter(({ right }) => right > portraitWidth)).toEqual([]);
});
