import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { expect, test } from 'vitest';
import { equalData } from '../../src/core/equal.js';
import { parseSource } from '../../src/load/read/parse-source.js';

/** A map with a key that an assignment would not make. */
const proto = (value: unknown): unknown => JSON.parse(`{"__proto__": ${JSON.stringify(value)}}`);
const gap = new Array<unknown>(2);

const pairs: readonly (readonly [unknown, unknown, boolean])[] = [
  [null, null, true],
  [null, undefined, false],
  [null, {}, false],
  [{}, [], false],
  [[], {}, false],
  [[], '', false],
  ['1', 1, false],
  [Number.NaN, Number.NaN, true],
  [0, -0, false],
  [[0], [-0], false],
  [{ a: 1, b: [2, { c: null }] }, { b: [2, { c: null }], a: 1 }, true],
  [[1, 2], [2, 1], false],
  [{ a: undefined }, {}, false],
  [{ a: undefined }, { b: undefined }, false],
  [proto(1), proto(1), true],
  [proto(1), proto(2), false],
  [proto(1), {}, false],
  [proto(null), { a: null }, false],
  [gap, new Array<unknown>(2), true],
  [gap, [undefined, undefined], false],
  [gap, new Array<unknown>(3), false],
  // Keys that an author may write, and that every object has.
  [{ constructor: 'a' }, { constructor: 'a' }, true],
  [{ constructor: ['a'] }, { constructor: ['a'] }, true],
  [{ constructor: ['a'] }, { constructor: ['b'] }, false],
  [{ valueOf: 'a', x: 1 }, { valueOf: 'a', x: 1 }, true],
  [{ toString: 'a', x: 1 }, { toString: 'a', x: 2 }, false],
  [{ hasOwnProperty: 1 }, { hasOwnProperty: 1 }, true],
];

test.each(pairs)('%j and %j', (one, other, expected) => {
  expect([equalData(one, other), equalData(other, one)]).toEqual([expected, expected]);
  expect(isDeepStrictEqual(one, other)).toBe(expected);
});

test('what is no plain data equals only itself', () => {
  const day = new Date(0);
  expect([equalData(day, day), equalData(day, new Date(0)), equalData(new Map(), new Map())]).toEqual([true, false, false]);
});

test('the deepest text that is read', () => {
  const deep = (end: string): unknown => parseSource('a.yaml', `a: ${'['.repeat(38)}${end}${']'.repeat(38)}`).data;
  expect([equalData(deep('1'), deep('1')), equalData(deep('1'), deep('2'))]).toEqual([true, false]);
  expect(deep('1')).toEqual(parse(`a: ${'['.repeat(38)}1${']'.repeat(38)}`));
});
