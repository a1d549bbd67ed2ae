import { expect, test } from 'vitest';
import { readPlaces } from '../print/read-pdf.js';
import { printData } from './print-data.js';

/** A web address longer than any line. */
const word = `https://example.jp/${'w'.repeat(200)}`;
const portraitWidth = 595;

test('a word longer than a cell of a table goes on in the next line, not over its neighbour', async () => {
  const table = `| 項目 | 備考 |\n|---|---|\n| ${word} | 隣の欄 |`;
  const places = await readPlaces(await printData('様式３', { 特定個人情報ファイル: [{ id: 'main', 記録項目: table }] }));
  const neighbour = places.find(({ text }) => text.includes('隣の欄'));
  const pieces = places.filter(({ text }) => text.includes('www'));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.filter(({ right }) => right > (neighbour?.left ?? 0))).toEqual([]);
});

test('a word longer than the title of a figure stays on the page', async () => {
  const figure = { id: 'figure', 題: word, 図式: 'digraph { a }', 代替テキスト: '図' };
  const pieces = (await readPlaces(await printData('様式４', { 事務の流れ: { 図: [figure] } }))).filter(({ text }) => text.includes('www'));
  expect(pieces.length).toBeGreaterThan(1);
  expect(pieces.filter(({ right }) => right > portraitWidth)).toEqual([]);
});
