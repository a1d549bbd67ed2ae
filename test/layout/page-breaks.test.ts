import { expect, test } from 'vitest';
import { loadForm } from '../../src/forms/load-forms.js';
import { buildAssessment } from '../../src/model/build-assessment.js';
import { openPrinter } from '../../src/render/print-pdf.js';
import { renderHtml } from '../../src/render/render-html.js';
import { readPages } from '../read-pdf.js';

/** The pages of a document of 様式３ with one file. */
async function pagesWith(file: Record<string, unknown>): Promise<string[]> {
  const form = loadForm('様式３', '平成30年5月');
  if (!form) throw new Error('様式３ is gone');
  const printer = openPrinter({ environment: process.env });
  const html = renderHtml(buildAssessment(form, { 特定個人情報ファイル: [{ id: 'main', ...file }] }), { draft: false });
  const printed = await printer.print(html, { title: '試験', author: '' });
  await printer.close();
  if (!printed.ok) throw new Error(printed.message.text);
  return readPages(printed.pdf);
}

test('the rows beside a merged cell stay on one page', async () => {
  // Entries of 1, 2, 3 … lines, so that a page ends everywhere.
  const entries = Array.from({ length: 20 }, (_, index) => ({
    id: `entry-${String(index + 1)}`,
    委託内容: '内容\n'.repeat(index + 1),
    再委託事項: '再委託の内容',
  }));
  const pages = await pagesWith({ 概要: { 委託: { 委託事項: entries } } });
  const count = (page: string, label: string): number => page.split(label).length - 1;
  const rows = pages.map((page) => ['④再委託の有無', '⑤再委託の許諾方法', '⑥再委託事項'].map((label) => count(page, label)));
  expect(rows.reduce((sum, [first = 0]) => sum + first, 0)).toBe(entries.length);
  expect(rows.filter((numbers) => new Set(numbers).size > 1)).toEqual([]);
});
