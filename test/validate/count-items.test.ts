import { expect, test } from 'vitest';
import { parseSource } from '../../src/load/read/parse-source.js';
import { parseDocument } from '../../src/validate/parse-document.js';

const head = '様式: 様式３\n改定: 平成30年5月\n';
const files = (count: number): string => `${head}特定個人情報ファイル:\n${Array.from({ length: count }, (_, index) => `  - id: f${String(index)}\n`).join('')}`;

test('a few kilobytes that ask for hundreds of thousands of items are one message', () => {
  const { messages, assessment } = parseDocument(parseSource('a.yaml', files(2_000)));
  expect(messages.map(({ ruleId, place }) => [ruleId, place.line])).toEqual([['yaml-too-many-entries', 4]]);
  expect(assessment).toBeUndefined();
});

test('ten times the files of a large body are no fault', () => {
  expect(parseDocument(parseSource('a.yaml', files(60))).messages).toEqual([]);
});

test('every error gets its words up to the bound, and the others are counted', () => {
  const keys = Array.from({ length: 6_000 }, (_, index) => `k${String(index)}: v\n`).join('');
  const { messages } = parseDocument(parseSource('a.yaml', head + keys));
  expect(messages).toHaveLength(5_001);
  expect(messages.filter(({ ruleId }) => ruleId === 'more-findings').map(({ text, severity }) => [text, severity])).toEqual([
    ['この後にも、同じような所が 1000 か所あります', 'error'],
  ]);
});
