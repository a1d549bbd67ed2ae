import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from '../../src/core/fold.js';

test('full and half width of every printable ASCII character fold to the same', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[!-~]+$/), (text) => {
      const wide = text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
      expect(foldText(wide)).toBe(foldText(text));
    }),
  );
});
