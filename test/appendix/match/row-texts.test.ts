import { expect, test } from 'vitest';
import { rowTexts } from '../../../src/appendix/match/row-texts.js';
import type { CellTexts } from '../../../src/appendix/match/row-texts.js';
import { versionOf } from './gold-steps.js';

test.each([
  ['', [], ['nothing']],
  ['－', [], ['nothing']],
  ['-', [], ['nothing']],
  ['（追加）', [], ['nothing']],
  ['(追加)', [], ['nothing']],
  ['記載なし', [], ['nothing']],
  ['ガバメントクラウドに関する記載なし', [], ['nothing']],
  ['削除', [], ['removed']],
  ['記載を削除', [], ['removed']],
  ['（中略）\n②通知を送る。\n（以下略）', ['②通知を送る。'], []],
  ['追加記載\n・接種証明書の電子交付の実施', ['・接種証明書の電子交付の実施'], ['added']],
  ['[　]紙　　[○]その他（医療機関）', ['紙', 'その他（医療機関）'], []],
  ['専用線「〇」', ['専用線'], []],
])('%j quotes %j and tells %j', (cell, quotes, tells) => {
  const { quotes: found, statements: told } = read(cell);
  expect(found.map(({ text }) => text)).toEqual(quotes);
  expect([...told]).toEqual(tells);
});

test.each([
  ['「システム４」を追加', 'added'],
  ['委託事項２に関する記載は全て削除', 'removed'],
  ['委託事項３に関する記載を委託事項２に変更', 'changed'],
  ['番号法改正後の表記に修正', 'changed'],
  ['番号法改正前の表記', 'changed'],
  ['併せて、図の修正を実施', 'changed'],
  ['該当箇所参照', 'changed'],
])('%j describes and says %s', (cell, telling) => {
  const { quotes, statements: tells } = read(cell);
  expect(quotes.every(({ describes }) => describes)).toBe(true);
  expect([...tells]).toEqual([telling]);
});

test.each([
  ['⑦再委託する', '再委託する'],
  ['2) 十分である', '十分である'],
  ['1 定めている', '定めている'],
  ['［発生なし］', '発生なし'],
  ['株式会社ミラボの追加', '株式会社ミラボ'],
  ['①委託内容：通知の発送', '通知の発送'],
  ['委託事項3　通知の発送', '通知の発送'],
])('%j may stand as %j', (cell, form) => {
  expect(read(cell).quotes[0]?.forms).toContain(form);
});

test('a long text that ends in 「変更」 is a text', () => {
  const text = `${'接種の対象者の異動、退職に伴うアカウントの登録、'.repeat(3)}権限の変更`;
  expect(read(text).quotes).toMatchObject([{ text, describes: false }]);
});

function read(cell: string): CellTexts {
  const text = ['様式: 様式３', '改定: 平成30年5月', '変更箇所:', '  - 項目: Ⅰ１', `    変更前の記載: ${JSON.stringify(cell)}`].join('\n');
  const [row] = versionOf(text).assessment.rows;
  if (!row) throw new Error('no row');
  return rowTexts(row).before;
}
