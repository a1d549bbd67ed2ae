import { expect, test } from 'vitest';
import { lookalike } from '../../../src/core/text/radicals.js';

const all = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, index) => String.fromCodePoint(from + index));

test('every 康熙部首 (U+2F00 to U+2FD5) has its ordinary kanji', () => {
  for (const character of all(0x2f00, 0x2fd5)) {
    const found = lookalike(character);
    expect(found?.kind).toBe('radical');
    expect(found?.ordinary).toMatch(/^[\u4e00-\u9fff]$/u);
  }
});

test('what is put in the place of another is itself an ordinary character', () => {
  for (const character of [...all(0x2e80, 0x2fdf), ...all(0xf900, 0xfaff), ...all(0x2f800, 0x2fa1f)]) {
    const ordinary = lookalike(character)?.ordinary;
    if (ordinary !== undefined) expect(lookalike(ordinary)).toBeUndefined();
  }
});

test('kanji, kana, signs and the twelve unified characters among the compatibility ideographs are let be', () => {
  for (const character of ['日', '長', '𠮷', 'あ', '①', '－', '﨑', '﨎', '髙']) expect(lookalike(character)).toBeUndefined();
});
