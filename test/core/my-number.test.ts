import { expect, test } from 'vitest';
import { checkDigit, isMyNumber } from '../../src/core/my-number.js';

test('the check digit of eleven ones is 8: their weights sum to 47, which leaves 3', () => {
  expect(checkDigit('11111111111')).toBe(8);
});

test('a remainder of 0 and of 1 both make a 0', () => {
  expect(checkDigit('00000000000')).toBe(0);
  // Only the lowest digit counts: 6 × 2 = 12 leaves 1.
  expect(checkDigit('00000000006')).toBe(0);
});

test('nothing but twelve half-width digits is such a number', () => {
  for (const other of ['', '12345678901', '1234567890188', '１２３４５６７８９０１８', '1234-5678-9018', '123456789018\n'])
    expect(isMyNumber(other)).toBe(false);
  expect(isMyNumber('123456789018')).toBe(true);
});
