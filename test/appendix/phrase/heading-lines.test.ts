import { expect, test } from 'vitest';
import { headingLines } from '../../../src/appendix/phrase/heading-lines.js';

/** The headings above the last line of a text, outermost first. */
function above(...lines: string[]): readonly string[] {
  return (headingLines(lines).at(-1) ?? []).map(({ line }) => lines[line] ?? '');
}

test('a heading in brackets holds until the next', () => {
  expect(above('＜本市における措置＞', '①施錠する。', '', '②記録する。')).toEqual(['＜本市における措置＞']);
  expect(above('＜本市における措置＞', '①施錠する。', '＜国における措置＞', '①監視する。')).toEqual(['＜国における措置＞']);
  expect(above('<本市における措置>', '施錠する。')).toEqual(['<本市における措置>']);
});

test('headings of several ranks stand one above the other', () => {
  expect(above('【VRSにおける措置】', '（電子交付機能）', '・記録しない。')).toEqual(['【VRSにおける措置】', '（電子交付機能）']);
  expect(above('１．対象者', '　以下の者とする。', '（1）麻しん', '　①一歳の者', '　②五歳の者')).toEqual(['１．対象者', '（1）麻しん']);
  expect(above('１．対象者', '（1）麻しん', '　①一歳の者', '２．事務', '　①予診票を発行する。')).toEqual(['２．事務']);
});

test('a heading in brackets says for itself where it stands, and ends what others opened', () => {
  expect(above('（電子交付機能）', '・記録しない。', '＜国における措置＞')).toEqual([]);
  expect(above('（電子交付機能）', '・記録しない。', '＜国における措置＞', '①監視する。')).toEqual(['＜国における措置＞']);
});

test('numbered lines that say something of their own open nothing', () => {
  expect(above('①施錠する。', '記録する。')).toEqual([]);
  expect(above('（1）ジフテリア', '（2）百日せき', '（3）麻しん')).toEqual([]);
  expect(above('⑤実費徴収', '臨時の予防接種に係る事務')).toEqual([]);
});

test('a bullet opens the sentence beneath it', () => {
  expect(above('・本人からの入手', '本人確認書類を確認する。')).toEqual(['・本人からの入手']);
  expect(above('・本人からの入手', '本人確認書類を確認する。', '・他市からの入手', '照会する。')).toEqual(['・他市からの入手']);
});

test('a plain line opens a list only where a paragraph begins, and not beyond it', () => {
  expect(above('番号法', '・第９条第１項', '・第19条第６号')).toEqual(['番号法']);
  expect(above('接種記録：', '（入手元）', '本人')).toEqual(['（入手元）']);
  expect(above('番号法', '・第９条第１項', '', '・第19条第６号')).toEqual([]);
  expect(above('長い文の途中で', '改行した文の終わり', '・第９条第１項')).toEqual([]);
});

test('a sentence in （ ） and a line that only begins with （ are no headings', () => {
  expect(above('（ただし、申請があった場合に限る。）', '・申請書')).toEqual([]);
  expect(above('（入手元）本人（代理人）', '随時')).toEqual([]);
});
