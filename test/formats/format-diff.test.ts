import { expect, test } from 'vitest';
import { formatDiffCsv } from '../../src/formats/diff/format-diff-csv.js';
import { formatDiffHtml } from '../../src/formats/diff/format-diff-html.js';
import { readCsv, viewOf } from './diff-views.js';

test('CSV: a formula is no formula, whatever it is hidden behind', () => {
  for (const text of ['=1', '+1', '-1', '@a', '＝1', '＋1', '－', '＠a', '\t=1', ' =1', '　＝1', '\n=1']) {
    expect(readCsv(formatDiffCsv(viewOf('前', text)).slice(1))[1]?.[3], text).toBe(`'${text}`);
  }
  expect(readCsv(formatDiffCsv(viewOf('前', 'あ=1')).slice(1))[1]?.[3]).toBe('あ=1');
});

test('CSV: no cell is longer than Excel takes', () => {
  const long = '接種の記録を管理する。'.repeat(4000);
  const edited = readCsv(formatDiffCsv(viewOf(long, `${long.slice(0, 20_000)}改${long.slice(20_000)}`)).slice(1))[1]?.[3] ?? '';
  expect(edited.length).toBeLessThan(300);
  expect(edited).toMatch(/^〔\d+字略〕[^]*改[^]*〔\d+字略〕$/u);
  const added = readCsv(formatDiffCsv(viewOf('', '𠮷'.repeat(20_000))).slice(1))[1]?.[3] ?? '';
  expect(added.length).toBeLessThanOrEqual(32_767);
  expect(added.length).toBeGreaterThan(32_700);
  expect(added).toMatch(/^𠮷+〔以下略。全40000字〕$/u);
});

test('HTML: a page of its own, that a reader without colour and a reader without eyes can use', async () => {
  const html = await formatDiffHtml(viewOf('前の文', '後の文'));
  expect(html).toContain('<html lang="ja">');
  expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|href=|javascript:/iu);
  expect(html).toContain("default-src 'none'");
  const tables = [...html.matchAll(/<table>[^]*?<\/table>/gu)].map(([table]) => table);
  expect(tables.length).toBeGreaterThan(0);
  for (const table of tables) {
    expect(table).toMatch(/^<table>\n<caption>[^<]+<\/caption>/u);
    for (const [cell] of table.matchAll(/<th\b[^>]*>/gu)) expect(cell).toMatch(/scope="(?:col|row)"/u);
  }
  for (const [edit] of html.matchAll(/<(?:ins|del)[^>]*>[^]*?<\/(?:ins|del)>/gu)) expect(edit).toMatch(/>(?:［[-=][^]*[-=]］|｛[+=][^]*[+=]｝)</u);
  expect(html).toContain('@media print');
});
