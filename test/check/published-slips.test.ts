import { expect, test } from 'vitest';
import { settleSlips, slipMessages, unusedSlips } from '../../src/check/published-slips.js';
import { checkText } from '../../src/check/check-text.js';
import type { Message } from '../../src/core/message.js';
import type { Version } from '../../src/model/version.js';
import { parseSource } from '../../src/load/read/parse-source.js';

const item = 'Ⅱ　特定個人情報ファイルの概要　４．特定個人情報ファイルの取扱いの委託　委託の有無';
const head = (published: string): string => `様式: 様式３
改定: 平成30年5月
公表日: ${published}
特定個人情報ファイル:
  - id: a
    概要:
      委託:
        委託の有無: 委託する
        件数: 2
        委託事項:
          - id: b
            名称: 保守
`;

function check(text: string): { readonly version: Version; readonly messages: readonly Message[] } {
  const source = parseSource('a.yaml', text);
  const { assessment, messages } = checkText(source);
  if (!assessment) throw new Error('no form');
  return { version: { source, assessment }, messages };
}
const entry = (lines: string): string => `公表時の誤り:\n  - ${lines}\n`;

test.each([item, item.replace('Ⅱ　特定個人情報ファイルの概要　', ''), item.replaceAll('　', ' ')])('an error is named by its item %j', (written) => {
  const { messages } = check(head('令和7年4月1日') + entry(`{ 規則: count-mismatch, 項目: ${written}, 理由: 公表した文のまま }`));
  const [found] = messages.filter(({ ruleId }) => ruleId === 'count-mismatch');
  expect(found).toMatchObject({ severity: 'warning' });
  expect(found?.text).toMatch(/（公表時の誤り：公表した文のまま）$/u);
});

test.each([
  ['{ 規則: count-mismatch, 項目: 宣言, 理由: 同じ }', '令和7年4月1日', '規則「count-mismatch」の誤りはありません'],
  [`{ 規則: count-mismatch, 項目: ${item}, 理由: 同じ }`, '', '公表日のない版なので'],
])('an entry without its error is told: %s', (written, published, text) => {
  const { version, messages } = check(head(published) + entry(written));
  expect(messages.find(({ ruleId }) => ruleId === 'count-mismatch')?.severity).toBe('error');
  expect(unusedSlips(messages, version).map((message) => message.text)).toEqual([expect.stringContaining(text)]);
});

test.each([
  [`{ 規則: count-mismatch, 項目: ${item} }`, '「理由」が書かれていません'],
  ['{ 理由: 公表した文のまま }', '「規則」「項目」が書かれていません'],
  [`{ 規則: count-mismatsh, 項目: ${item}, 理由: 同じ }`, '「count-mismatsh」という規則は'],
  [`{ 規則: individual-number, 項目: ${item}, 理由: 同じ }`, '規則「individual-number」の誤りは'],
  [`{ 規則: missing-glyph, 項目: ${item}, 理由: 同じ }`, '規則「missing-glyph」の誤りは'],
  [`{ 規則: unknown-option, 項目: ${item}, 理由: 同じ }`, '「unknown-option」という規則は'],
])('an entry that cannot be used is an error and excuses nothing: %s', (written, text) => {
  const { version, messages } = check(head('令和7年4月1日') + entry(written));
  expect(messages.find(({ ruleId }) => ruleId === 'count-mismatch')?.severity).toBe('error');
  expect(slipMessages(version)).toMatchObject([{ severity: 'error', text: expect.stringContaining(text) as string }]);
});

test('nothing is excused in a version with the 公表日 of the one before it: that is a draft', () => {
  const { version } = check(head('令和7年4月1日') + entry(`{ 規則: change-without-row, 項目: ${item}, 理由: 同じ }`));
  const error: Message = { ruleId: 'change-without-row', severity: 'error', text: '', place: { file: '', line: 1, column: 1 }, item };
  expect(settleSlips([error], version)).toMatchObject([{ severity: 'warning' }]);
  expect(settleSlips([error], version, version.assessment)).toEqual([error]);
});
