import { expect, test } from 'vitest';
import { loadForm } from '../../src/forms/load-forms.js';
import { buildAssessment } from '../../src/model/build-assessment.js';
import { prepareTables } from '../../src/render/markdown-tables.js';
import { openPrinter } from '../../src/render/print-pdf.js';
import { renderHtml } from '../../src/render/render-html.js';
import { readPlaces } from '../read-pdf.js';

/** A web address longer than any line. */
const word = `https://example.jp/${'w'.repeat(200)}`;

test('a word longer than a cell of a table goes on in the next line, not over its neighbour', async () => {
  const form = loadForm('様式３', '平成30年5月');
  if (!form) throw new Error('様式３ is gone');
  const table = `| 項目 | 備考 |\n|---|---|\n| ${word} | 隣の欄 |`;
  const assessment = buildAssessment(form, { 特定個人情報ファイル: [{ id: 'main', 記録項目: table }] });
  await prepareTables(assessment);
  const printer = openPrinter({ environment: process.env });
  const printed = await printer.print(renderHtml(assessment, { draft: false }), { title: '試験', author: '' });
  await printer.close();
  if (!printed.ok) throw new Error(printed.message.text);
  const places = await readPlaces(printed.pdf);
  const neighbour = places.find(({ text }) => text.includes('隣の欄'));
  const pieces = places.filter(({ text }) => text.includes('www'));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.filter(({ right }) => right > (neighbour?.left ?? 0))).toEqual([]);
});
