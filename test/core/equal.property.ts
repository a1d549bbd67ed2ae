import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equalData } from '../../src/core/equal.js';

/** Plain data with few different parts, so that two are often equal. */
const { data } = fc.letrec((tie) => ({
  data: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>('', 'a', 0, -0, 1, Number.NaN, null, true, undefined),
    fc.array(tie('data'), { maxLength: 3 }),
    fc.sparseArray(tie('data'), { maxNumElements: 2, maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', '__proto__', 'constructor', 'valueOf', 'toString', '0'), tie('data'), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

test('plain data is equal exactly where Node finds it equal', () => {
  fc.assert(
    fc.property(data, data, (one, other) => {
      expect(equalData(one, other)).toBe(isDeepStrictEqual(one, other));
      expect(equalData(one, structuredClone(one))).toBe(isDeepStrictEqual(one, structuredClone(one)));
    }),
  );
});
