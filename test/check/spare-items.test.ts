import { expect, test } from 'vitest';
import { checkText } from '../../src/check/check-text.js';
import { parseSource } from '../../src/load/read/parse-source.js';

const risk = '委託先における不正な使用等のリスク';

/** Labels of the items in Ⅲ４ that are still to be written. */
function unwritten(revised: string, item: string, choice: string): readonly string[] {
  const text = `${revised}\n特定個人情報ファイル:\n  - id: a\n    リスク対策:\n      委託:\n        ${risk}:\n          ${item}: ${choice}\n`;
  const { messages } = checkText(parseSource('a.yaml', text));
  const asked = messages.filter(({ ruleId, text: said, item: name }) => ruleId === 'unfilled' && said === 'まだ書かれていません' && name?.includes(risk));
  return asked.map(({ item: name, mend }) => `${name?.split('　').at(-1) ?? ''} ${mend ?? ''}`);
}

const form3 = '様式: 様式３\n改定: 平成30年5月';
const form4 = '様式: 様式４\n改定: 平成30年5月';

test.each([
  [form3, '再委託先による特定個人情報ファイルの適切な取扱いの担保', '再委託していない', '十分に行っている', '担保する方法'],
  [form4, '再委託先による特定個人情報ファイルの適切な取扱いの確保', '再委託していない', '特に力を入れて行っている', '確保する方法'],
  [form4, '特定個人情報の消去ルール', '定めていない', '定めている', '消去のルールと確認の方法'],
  [form4, '特定個人情報ファイルの取扱いの記録', '記録を残していない', '記録を残している', '記録の内容'],
  [form4, '特定個人情報ファイルの閲覧者・更新者の制限', '制限していない', '制限している', '制限の方法'],
  [form3, '委託契約書中の特定個人情報ファイルの取扱いに関する規定', '定めていない', '定めている', '設けている規定'],
])('%s %s: with %s there is nothing to write, with %s there is', (form, item, none, some, help) => {
  const [without, with_] = [unwritten(form, item, none), unwritten(form, item, some)];
  expect(without.filter((asked) => asked.includes(help))).toEqual([]);
  expect(with_.filter((asked) => asked.includes(help)).length).toBe(1);
  expect(with_.length).toBe(without.length + 1);
});
