import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import { expect, test } from 'vitest';
import { fontFiles } from '../../../src/print/faces/fonts.js';
import { readCharacterMap } from '../../../src/print/faces/glyph-cmap.js';

const limit = 0x40000;

test.each(fontFiles().map((font) => [font.family, font.weight, font.path] as const))('the characters of %s %i are those a font parser finds', (_, __, path) => {
  const map = readCharacterMap(path);
  const ours = Array.from({ length: limit }, (___, codePoint) => codePoint).filter((codePoint) => map.has(codePoint));
  const font = create(readFileSync(path));
  if (font.isCollection) throw new Error('a single face expected');
  expect(ours).toEqual([...font.characterSet].sort((a, b) => a - b));
});
