import { expect, test } from 'vitest';
import { ruleTitle } from '../../src/check/rule-titles.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { valueAt } from '../../src/model/value-at.js';
import { member } from '../../src/model/build-fields.js';

test('a word that every object inherits is no rule and no value', () => {
  const { data } = parseSource('a.yaml', '様式: 様式３\n');
  for (const word of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(ruleTitle(word)).toBe(word);
    expect([valueAt(data, [word]), valueAt(data, [word, 'name']), member(data, word)]).toEqual([undefined, undefined, undefined]);
  }
  expect(valueAt(parseSource('a.yaml', '__proto__: 1\n').data, ['__proto__'])).toBe(1);
  expect(valueAt([1, 2], [1])).toBe(2);
});
