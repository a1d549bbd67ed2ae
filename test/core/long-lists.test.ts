import { expect, test } from 'vitest';
import { append, largest, smallest } from '../../src/core/long-lists.js';

test('a list of half a million is added and searched without running out of stack', () => {
  const numbers = Array.from({ length: 500_000 }, (_, index) => index - 5);
  const list = [7];
  append(list, numbers);
  expect([list.length, list[0], list.at(-1)]).toEqual([500_001, 7, 499_994]);
  expect([largest(numbers), smallest(numbers)]).toEqual([499_994, -5]);
});

test('an empty list has the given least number, or none', () => {
  expect([largest([], 3), largest([1], 3), largest([]), smallest([])]).toEqual([3, 3, -Infinity, Infinity]);
});
