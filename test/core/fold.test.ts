import { expect, test } from 'vitest';
import { foldText, isDash } from '../../src/core/fold.js';

test('width, dashes, waves and white space do not count', () => {
  expect(foldText('１０人　以上～５０ 人―（ＡＢＣ）')).toBe(foldText('10人以上〜50人-(ABC)'));
});

test('a lone dash in any of its forms says nothing', () => {
  for (const dash of ['', ' ', '　', '－', '-', '―', '—', 'ー', 'ｰ', '─', '――', '——', '──', ' ―― ', ' － \n']) expect(isDash(dash)).toBe(true);
  for (const text of ['なし', '－－', '―――', '0', '－ 該当なし']) expect(isDash(text)).toBe(false);
});
