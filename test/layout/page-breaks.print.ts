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

/** The pages of 様式３ from 委託 on, for an entry whose ⑤ and ⑥ have some lines each. */
async function entrustPages(lines: readonly number[]): Promise<string[]> {
  const entries = lines.map((count, index) => ({
    id: `entry-${String(index + 1)}`,
    委託内容: '内容',
    委託先名: '例示株式会社',
    再委託の許諾方法: Array.from({ length: count }, (_, line) => `許諾${String(line)}番`).join('\n'),
    再委託事項: Array.from({ length: count }, (_, line) => `事項${String(line)}番`).join('\n'),
  }));
  const pages = await readPages(await printData('様式３', { 特定個人情報ファイル: [{ id: 'main', 概要: { 委託: { 委託事項: entries } } }] }));
  const from = pages.findIndex((page) => page.includes('③委託先名'));
  const to = pages.findIndex((page) => page.includes('５．特定個人情報の提供・移転'));
  return pages.slice(from, to);
}

test.each([[[40]], [[70]], [[40, 40]]])('rows beside a merged cell that are taller than a page begin where they stand: %j lines', async (lines) => {
  const pages = await entrustPages(lines);
  expect(pages.filter((page) => page.includes('例示株式会社') && page.includes('④再委託の有無') && page.includes('許諾0番')).length).toBe(lines.length);
  const text = pages.join('');
  for (const word of ['許諾', '事項'])
    for (let line = 0; line < Math.min(...lines); line++) expect(text.split(`${word}${String(line)}番`)).toHaveLength(lines.length + 1);
});

test('the empty frames behind the rows of a merged cell do not take them to another page', async () => {
  const [first = '', second = ''] = await entrustPages([20]);
  expect(first).toContain('許諾0番');
  expect(first + second).toContain('委託事項2～5委託事項6～10');
});
