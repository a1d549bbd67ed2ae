import { expect, test } from 'vitest';
import { loadForm } from '../../src/forms/form-library.js';
import { layoutDocument } from '../../src/layout/layout-document.js';
import { buildAssessment } from '../../src/model/build-parts.js';

/** The 再委託 of 様式３ in HTML, for values of some lines. */
function strip(lines: number): string {
  const form = loadForm('様式３', '平成30年5月');
  if (!form) throw new Error('様式３ is gone');
  const text = '文\n'.repeat(lines);
  const entry = { id: 'a', 再委託の許諾方法: text, 再委託事項: text };
  const html = layoutDocument(buildAssessment(form, { 特定個人情報ファイル: [{ id: 'main', 概要: { 委託: { 委託事項: [entry] } } }] }), { draft: false });
  const from = html.indexOf('③委託先名');
  return html.slice(from, html.indexOf('委託事項2～5', from));
}

test('a merged cell spans its rows only where they certainly stay on one page', () => {
  expect(strip(1)).toContain('<th class="vertical" scope="row" colspan="1" rowspan="3">再委託</th>');
  for (const lines of [20, 40, 90]) {
    const html = strip(lines);
    expect(html).not.toContain('rowspan');
    expect(html.match(/[④⑤⑥]再委託/gu)).toEqual(['④再委託', '⑤再委託', '⑥再委託']);
  }
});

test('rows that are taller than a page may break where they stand', () => {
  expect(strip(20)).toContain('<tr class="group whole">');
  expect(strip(40)).toContain('<tr class="group long">');
});
