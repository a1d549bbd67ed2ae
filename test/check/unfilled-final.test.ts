import { expect, test } from 'vitest';
import { checkText } from '../../src/check/check-text.js';
import { parseSource } from '../../src/load/read/parse-source.js';

/** Returns severity and name of the blank item at the end of a name, in a file. */
function blank(file: string, text: string, end: string): readonly string[] {
  const { messages } = checkText(parseSource(file, `様式: 様式４\n改定: 平成30年5月\n${text}`));
  return messages
    .filter(({ ruleId, item }) => ruleId === 'unfilled' && item?.endsWith(end) === true)
    .map(({ severity, unfinished }) => `${severity}${unfinished === true ? ' unfinished' : ''}`);
}

const day = '公表日: 令和8年3月1日\n';

test.each([
  ['a draft', 'draft.yaml', '', 'notice unfinished'],
  ['a draft with a 公表日', 'draft.yaml', day, 'error'],
  ['a file under a day', 'a/2026-03-01.yaml', '', 'error'],
  ['a file under a day with a 公表日', '2026-03-01.yml', day, 'error'],
  ['any other name', 'a.yaml', '', 'notice unfinished'],
])('in %s a demanded item that is blank weighs', (_, file, text, severity) => {
  expect(blank(file, text, '評価書番号')).toEqual([severity]);
  expect(blank(file, text, '対象人数')).toEqual([severity]);
});

test('an item that the form lets stay empty is a notice, with the choice that this needs', () => {
  const fee = (choice: string): string => `${day}開示請求、問合せ:\n  開示・訂正・利用停止請求:\n    手数料等: ${choice}\n`;
  expect(blank('draft.yaml', fee('無料'), '（手数料額、納付方法：　）')).toEqual(['notice']);
  expect(blank('draft.yaml', fee('有料'), '（手数料額、納付方法：　）')).toEqual(['error']);
});

test.each([
  ['評価書番号: # 手元の文にない。\n', '評価書番号', 'notice'],
  ['# 表紙の値は手元の文にない。\n評価書番号:\n', '評価書番号', 'notice'],
  ['基本情報:\n  事務: # 手元の文にない。\n    名称:\n', '①事務の名称', 'notice'],
  ['評価書番号: # 後で書く\n', '評価書番号', 'error'],
  ['# 分からない\n評価書名: 事務\n評価書番号:\n', '評価書番号', 'error'],
])('a note in a published version tells that a text is lost: %j', (text, item, severity) => {
  expect(blank('2026-03-01.yaml', day + text, item)).toEqual([severity]);
  // A draft that is to be published has its text.
  expect(blank('draft.yaml', day + text, item)).toEqual(['error']);
});
