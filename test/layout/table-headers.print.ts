import { expect, test } from 'vitest';
import { readPages } from '../print/read-pdf.js';
import { printData } from './print-data.js';

test('a value is read aloud with its own labels, not with every banner and risk of its table', async () => {
  const pdf = Buffer.from(await printData('様式４', {})).toString('latin1');
  const headers = [...pdf.matchAll(/\/Headers \[(?<ids>[^\]]*)\]/gu)].map(({ groups }) => groups?.['ids']?.match(/node\d+/gu)?.length ?? 0);
  expect(headers.length).toBeGreaterThan(200);
  // A merged cell (再委託) and the label beside it.
  expect(Math.max(...headers)).toBe(2);
  expect(headers.filter((count) => count === 1).length).toBeGreaterThan(100);
});

/** How many pieces of content the elements of a kind have in the structure tree, each by its object. */
function marks(pdf: Buffer, kind: string): number[] {
  const elements = pdf.toString('latin1').match(/\d+ 0 obj\n<<\/Type \/StructElem\n[^]*?\nendobj/gu) ?? [];
  const heads = elements.filter((element) => element.includes(`/S /${kind}\n`)).map((element) => element.slice(0, element.indexOf(' ')));
  return elements.filter((element) => heads.some((head) => element.includes(`/P ${head} 0 R`))).map((element) => element.split('/MCID').length - 1);
}

test('the head of a table that runs on over pages is read aloud once', async () => {
  const row = {
    変更日: '令和5年4月1日',
    項目: '項目',
    変更前の記載: '前の文。'.repeat(40),
    変更後の記載: '後の文。'.repeat(40),
    提出時期: '事後',
    提出時期に係る説明: '説明',
  };
  const pdf = Buffer.from(await printData('様式３', { 変更箇所: Array.from({ length: 30 }, () => row) }));
  const pages = await readPages(pdf);
  expect(pages.filter((page) => page.includes('変更前の記載')).length).toBeGreaterThan(3);
  expect(Math.max(...marks(pdf, 'TH'))).toBe(0);
});

test('a head that is longer than a page loses nothing', async () => {
  const pdf = Buffer.from(
    await printData('様式３', { 特定個人情報ファイル: [{ id: 'main', 記録項目: `| 番号 | ${'長い見出し。'.repeat(900)} |\n|---|---|\n| 1 | 氏名 |` }] }),
  );
  expect(Math.max(...marks(pdf, 'TH'))).toBeGreaterThan(0);
});
