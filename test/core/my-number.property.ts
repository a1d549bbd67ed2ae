import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, isMyNumber } from '../../src/core/my-number.js';

const elevenDigits = fc.stringMatching(/^\d{11}$/);

test('exactly one of the ten last digits is right', () => {
  fc.assert(
    fc.property(elevenDigits, (digits) => {
      const right = Array.from({ length: 10 }, (_, last) => digits + String(last)).filter(isMyNumber);
      expect(right).toEqual([digits + String(checkDigit(digits))]);
    }),
  );
});

test('a digit in the place of another is found, unless both leave a remainder under 2', () => {
  fc.assert(
    fc.property(elevenDigits, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 9 }), (digits, at, more) => {
      const other = digits.slice(0, at) + String((Number(digits[at]) + more) % 10) + digits.slice(at + 1);
      if (checkDigit(digits) !== 0 || checkDigit(other) !== 0) expect(checkDigit(other)).not.toBe(checkDigit(digits));
    }),
  );
});
