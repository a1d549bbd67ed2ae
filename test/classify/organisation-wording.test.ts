import { expect, test } from 'vitest';
import { classifyVersions, formOf, versionOf } from './versions.js';

const form = formOf('様式４');
const marked = 'Ⅱ　特定個人情報ファイルの概要　６．特定個人情報の保管・消去　①保管場所';

function wording(before: string, after: string, declared: object = { 理由: '令和８年４月の組織改正' }): string | undefined {
  const { judgements } = classifyVersions(
    versionOf(form, { [marked]: before }),
    versionOf(form, { [marked]: after, 公表日: '令和8年4月1日' }, { 変更の説明: [{ 根拠: '組織改正', ...declared }] }),
  );
  const judgement = judgements.find(({ ruleId }) => ruleId === 'organisation-change');
  return /（組織改正による(.*?)変更(?:の修正)?）/u.exec(judgement?.wording ?? '')?.[1];
}

test.each([
  ['a section', '情報政策課のサーバ室に置く。', '情報管理課のサーバ室に置く。', '課名'],
  ['a section, its department as it was', '総務部情報政策課に置く。', '総務部情報管理課に置く。', '課名'],
  ['a department, its section as it was', '健康福祉部健康推進課に置く。', '健康医療部健康推進課に置く。', '組織名'],
  ['both', '健康福祉部健康推進課に置く。', '健康医療部健康増進課に置く。', '組織名'],
  ['a section that became a centre', '保健課に置く。', '保健センターに置く。', '組織名'],
  ['a section in a centre', '保健センターに置く。', '保健センター予防課に置く。', '課名'],
  ['an address', '例示市本町一丁目1番1号に置く。', '例示市本町二丁目5番3号に置く。', '所在地'],
  ['a building', '本庁舎３階に置く。', '第二庁舎５階に置く。', '所在地'],
  ['a postal code', '〒100-0001　例示市', '〒100-0002　例示市', '所在地'],
  ['a telephone number', '管理は情報課（電話 03-1234-5678）が行う。', '管理は情報課（電話 03-1234-9999）が行う。', '連絡先'],
  ['an extension', '管理は情報課（内線 123）が行う。', '管理は情報課（内線 456）が行う。', '連絡先'],
  ['a mail address', '問合せは johoka@city.example.jp まで。', '問合せは kanri@city.example.jp まで。', '連絡先'],
  ['a section and its number', '情報政策課　電話 03-1234-5678', '情報管理課　電話 03-1234-9999', '課名・連絡先'],
  ['something that no word names', '甲に置く。', '乙に置く。', ''],
])('a reorganisation that changes %s', (_, before, after, what) => {
  expect(wording(before, after)).toBe(what);
});

test('a declared replacement says the same', () => {
  expect(wording('健康福祉部健康推進課に置く。', '健康医療部健康推進課に置く。', { 置換: [{ 旧: '健康福祉部', 新: '健康医療部' }] })).toBe('組織名');
});

test('the words of the department win, and an item without ※ has the words of its own', () => {
  const words = classifyVersions(
    versionOf(form, { [marked]: '情報政策課に置く。' }),
    versionOf(form, { [marked]: '情報管理課に置く。' }, { 変更の説明: [{ 根拠: '組織改正', 理由: '改正', 文言: '機構改革による' }] }),
  ).judgements.map(({ wording: text }) => text);
  expect(words).toEqual(['機構改革による']);
});
