import { readFileSync } from 'node:fs';
import { create } from 'fontkitten';
import { expect, test } from 'vitest';
import { fontFiles } from '../../src/print/engine/fonts.js';
import { readCharacterMap } from '../../src/build/glyph-cmap.js';

test.each(fontFiles().map((font) => [font.family, font.weight, font.path] as const))('the characters of %s %i are those a font parser finds', (_, __, path) => {
  const map = readCharacterMap(path);
  const ours = map.characters.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (___, index) => first + index));
  const font = create(readFileSync(path));
  if (font.isCollection) throw new Error('a single face expected');
  expect(ours).toEqual([...font.characterSet].sort((a, b) => a - b));
});
