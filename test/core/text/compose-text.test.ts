import { expect, test } from 'vitest';
import { composeText } from '../../../src/core/text/compose-text.js';
import { foldForm } from '../../../src/core/fold-form.js';
import { foldText } from '../../../src/core/fold.js';

test.each([
  ['か\u3099き\u3099', 'がぎ'],
  ['ハ\u309a', 'パ'],
  ['e\u0301', 'é'],
  ['한글'.normalize('NFD'), '한글'],
])('%s prints as %s', (apart, composed) => {
  expect(composeText(apart)).toBe(composed);
  expect(composeText(composed)).toBe(composed);
});

test.each(['\ufa19', '神\ufe00', '葛\u{e0100}', '\u2126', '\u2329', 'ｶﾞ', '①', '㍻', '\u3099', 'あ\n\u3099'])('%s stays', (text) => {
  expect(composeText(text)).toBe(text);
});

/** Groups that Unicode holds equal: a compatibility ideograph, its variation sequence, and what both decompose to; letters and marks in any order. */
test.each([
  ['\ufa19', '神\ufe00', '神'],
  ['\ufa16', '猪\ufe00', '猪'],
  ['\ufa5c', '臭\ufe00', '臭'],
  ['\u{2f80f}', '兔\ufe00', '兔'],
  ['か\u3099', 'が', 'が'],
  ['a\u0323\u0302', 'a\u0302\u0323', 'ậ'],
  ['\u212b', '\u00c5', 'A\u030a'],
])('%s, %s and %s are judged alike', (...group) => {
  for (const fold of [foldForm, foldText]) expect(new Set(group.map((each) => fold(`精${each}名簿`))).size).toBe(1);
});

test('a variant that Unicode does not hold equal stays another character', () => {
  expect(foldForm('葛\u{e0100}城')).not.toBe(foldForm('葛城'));
  expect(foldForm('☎\ufe0e')).not.toBe(foldForm('渡'));
});
