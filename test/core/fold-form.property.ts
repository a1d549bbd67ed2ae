import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForm } from '../../src/core/fold-form.js';
import { anyText } from '../diff/text/any-text.js';

/** What folding looks at, close together. */
const crowded = fc.string({ unit: fc.constantFrom(...Array.from('1２.,、。 \n()（①Ⅰ年月日令和平成元06-/²あ字・●一十\u0301\u3099\u1100\u1161Vi')) });
const anything = fc.oneof(anyText, crowded, fc.string({ unit: 'binary' }));

describe('of any text', () => {
  test('folding twice changes nothing more', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(foldForm(foldForm(text))).toBe(foldForm(text));
      }),
    );
  });

  test('another digit, a digit more and a digit less are seen', () => {
    const digit = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.oneof(anyText, crowded), fc.nat(), digit, (text, place, number) => {
        const places = [...text.matchAll(/[0-9]/g)].map((match) => match.index);
        const at = places[place % places.length] ?? 0;
        const [head, tail] = [text.slice(0, at), text.slice(at)];
        expect(foldForm(head + String(number) + tail)).not.toBe(foldForm(text));
        if (places.length > 0 && tail.charAt(0) !== '0' && tail.charAt(0) !== String(number)) {
          expect(foldForm(head + String(number) + tail.slice(1))).not.toBe(foldForm(text));
          expect(foldForm(head + tail.slice(1))).not.toBe(foldForm(text));
        }
      }),
    );
  });

  test('a word more is seen', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, crowded), fc.nat(), fc.constantFrom('者', '未満', 'ない', 'ー', '第', 'システム'), (text, place, word) => {
        const at = place % (text.length + 1);
        expect(foldForm(text.slice(0, at) + word + text.slice(at))).not.toBe(foldForm(text));
      }),
    );
  });
});
