import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkDigit, isMyNumber } from '../../src/core/my-number.js';

const elevenDigits = fc.stringMatching(/^\d{11}$/);

test('the check digit of eleven ones is 8: their weights sum to 47, which leaves 3', () => {
  expect(checkDigit('11111111111')).toBe(8);
});

test('a remainder of 0 and of 1 both make a 0', () => {
  expect(checkDigit('00000000000')).toBe(0);
  // Only the lowest digit counts: 6 × 2 = 12 leaves 1.
  expect(checkDigit('00000000006')).toBe(0);
});

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

test('nothing but twelve half-width digits is such a number', () => {
  for (const other of ['', '12345678901', '1234567890188', '１２３４５６７８９０１８', '1234-5678-9018', '123456789018\n'])
    expect(isMyNumber(other)).toBe(false);
  expect(isMyNumber('123456789018')).toBe(true);
});
