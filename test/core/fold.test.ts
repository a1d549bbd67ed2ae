import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, isDash } from '../../src/core/fold.js';

test('full and half width of every printable ASCII character fold to the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-~]+$/), (text) => {
      const wide = text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
      expect(foldText(wide)).toBe(foldText(text));
    }),
  );
});

test('width, dashes, waves and white space do not count', () => {
  expect(foldText('１０人　以上～５０ 人―（ＡＢＣ）')).toBe(foldText('10人以上〜50人-(ABC)'));
});

test('a lone dash in any of its forms says nothing', () => {
  for (const dash of ['', ' ', '　', '－', '-', '―', '—', 'ー', 'ｰ', '─', ' － \n']) expect(isDash(dash)).toBe(true);
  for (const text of ['なし', '－－', '0', '－ 該当なし']) expect(isDash(text)).toBe(false);
});
