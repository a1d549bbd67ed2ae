import { expect, test } from 'vitest';
import { readPages } from '../print/read-pdf.js';
import { printData } from './print-data.js';

test('the rows beside a merged cell stay on one page', async () => {
  // Entries of 1, 2, 3 … lines, so that a page ends everywhere.
  const entries = Array.from({ length: 20 }, (_, index) => ({
    id: `entry-${String(index + 1)}`,
    委託内容: '内容\n'.repeat(index + 1),
    再委託事項: '再委託の内容',
  }));
  const pages = await readPages(await printData('様式３', { 特定個人情報ファイル: [{ id: 'main', 概要: { 委託: { 委託事項: entries } } }] }));
  const count = (page: string, label: string): number => page.split(label).length - 1;
  const rows = pages.map((page) => ['④再委託の有無', '⑤再委託の許諾方法', '⑥再委託事項'].map((label) => count(page, label)));
  expect(rows.reduce((sum, [first = 0]) => sum + first, 0)).toBe(entries.length);
  expect(rows.filter((numbers) => new Set(numbers).size > 1)).toEqual([]);
});
