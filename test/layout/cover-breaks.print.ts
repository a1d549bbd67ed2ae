import { expect, test } from 'vitest';
import { readPages } from '../print/read-pdf.js';
import { printData } from './print-data.js';

const names = { 評価書番号: '7', 評価書名: '健康管理に関する事務', 宣言: '例示市は宣言する。', 評価実施機関名: '例示市長', 公表日: '令和7年4月1日' };
const point = '事務の一部を外部業者に委託しているため、業者選定の際に業者の情報保護管理体制を確認し、秘密保持に関しても契約に含めている。\n';

// Texts of several lengths, so that the first page ends before the stamp, behind a label, and behind a value.
test.each([
  ['様式３', 7],
  ['様式３', 9],
  ['様式３', 11],
  ['様式４', 6],
  ['様式４', 8],
  ['様式４', 9],
] as const)('a label of the cover of %s keeps with its value, and the stamp with the last one (%i points)', async (form, points) => {
  const approved = form === '様式４' ? { 承認日: '令和7年3月1日' } : {};
  const pages = await readPages(await printData(form, { ...names, ...approved, 特記事項: point.repeat(points) }));
  const cover = pages.slice(
    0,
    pages.findIndex((page) => page.includes('項目一覧')),
  );
  expect(cover).toHaveLength(2);
  const whole = ['評価実施機関名例示市長', '公表日令和7年4月1日［平成30年５月', ...(form === '様式４' ? ['承認日【行政機関等のみ】令和7年3月1日'] : [])];
  for (const words of whole) expect([words, cover.filter((page) => page.includes(words)).length]).toEqual([words, 1]);
});
