import { expect, test } from 'vitest';
import { isRenumbered } from '../../src/classify/facts/renumbered-text.js';
import { usedReplacements } from '../../src/classify/facts/replaced-text.js';

test.each([
  ['circled', '①一\n②二', '②一\n③二', true],
  ['bracketed', '（１）一\n（２）二', '（２）一\n（３）二', true],
  ['plain, in another width beside it', '１．ＡＢ\n２．二', '２．AB\n３．二', true],
  ['indented', '  ①一\n　　②二', '  ③一\n　　④二', true],
  ['two lists, each by itself', '①一\n②二\n見出し\n①三\n②四', '③一\n④二\n見出し\n①三\n②四', true],
  ['a citation that goes along', '①一\n②二\n②による。', '②一\n③二\n③による。', true],
  ['a citation that stays', '①一\n②二\n③三\n④四\n対策は①による。', '①一\n②二\n④三\n⑤四\n対策は①による。', true],
  ['a citation that stays while its line moves', '①一\n②二\n対策は②による。', '②一\n③二\n対策は②による。', false],
  ['a citation that goes elsewhere', '①一\n②二\n①による。', '②一\n③二\n③による。', false],
  ['a citation alone', '①による。', '②による。', false],
  ['a citation in the middle of a line alone', '対策は①による。', '対策は②による。', false],
  ['a citation at the beginning of a line that goes along', '①一\n②二\n②による。', '②一\n③二\n③による。', true],
  ['one number of a list', '①一\n②二\n③三', '①一\n②二\n⑤三', false],
  ['the last numbers of a list', '①一\n②二\n③三\n④四', '①一\n②二\n④三\n⑤四', true],
  ['lines in another order', '①一\n②二', '②一\n①二', false],
  ['one number for two', '①一\n①二', '②一\n③二', false],
  ['another style', '①一', '(2)一', false],
  ['a number taken away', '①一', '一', false],
  ['a text beside it', '①一\n②二', '②一\n③三', false],
  ['a line more', '①一', '②一\n③二', false],
  ['a quantity at the beginning of a line', '5年置く。', '6年置く。', false],
  ['numbers of articles at the beginning of lines', '25、26の項\n26、27の項', '26、26の項\n27、27の項', false],
  ['plain, with a comma', '１、一\n２、二', '２、一\n３、二', true],
  ['a decimal number', '1.5倍', '2.5倍', false],
  ['the same', '①一', '①一', false],
] as const)('%s', (_, before, after, renumbered) => {
  expect(isRenumbered(before, after)).toBe(renumbered);
});

const section = { former: '政策課', now: '管理課' };
test.each([
  ['once', '情報政策課長', '情報管理課長', [section]],
  ['twice', '政策課と政策課', '管理課と管理課', [section]],
  ['in part', '政策課（旧政策課）', '管理課（旧政策課）', [section]],
  ['nowhere', '政策課', '政策課', undefined],
  ['back', '管理課', '政策課', undefined],
  ['and something else', '政策課の端末', '管理課の機器', undefined],
  ['and something more', '政策課', '管理課等', undefined],
  ['and something less', '政策課等', '管理課', undefined],
] as const)('a replacement %s', (_, before, after, used) => {
  expect(usedReplacements(before, after, [section])).toEqual(used);
});

test('of several replacements those that are needed, in the order of the text', () => {
  const [long, law, other] = [
    { former: '政策課', now: '政策課情報係' },
    { former: '７号', now: '８号' },
    { former: '財務', now: '会計' },
  ];
  expect(usedReplacements('７号、政策課', '８号、政策課情報係', [long, law, other])).toEqual([law, long]);
  // One begins with the other: both ways are tried.
  expect(usedReplacements('政策課と政策課', '政策課情報係と政策課', [long])).toEqual([long]);
});

test('a text that opens too many ways counts as different, soon', () => {
  const replacements = [
    { former: 'あ', now: 'ああ' },
    { former: 'ああ', now: 'あ' },
  ];
  const started = performance.now();
  expect(usedReplacements('あ'.repeat(3000), `${'あ'.repeat(3001)}い`, replacements)).toBeUndefined();
  expect(performance.now() - started).toBeLessThan(5000);
});
