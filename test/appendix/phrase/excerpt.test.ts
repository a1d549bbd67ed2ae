import { parseItemKey } from '../../../src/model/item-key.js';
import { expect, test } from 'vitest';
import { excerptText } from '../../../src/appendix/phrase/excerpt.js';
import type { Excerpt } from '../../../src/appendix/phrase/excerpt.js';
import { shortenLine } from '../../../src/appendix/phrase/shorten-line.js';
import type { TextDetail } from '../../../src/diff/changes/change.js';
import { diffText } from '../../../src/diff/text/diff-text.js';

function detailOf(before: string, after: string): TextDetail {
  return { kind: 'text', before, after, hunks: diffText(before, after) };
}

function excerpt(before: string, after: string): Excerpt {
  return excerptText(detailOf(before, after), { excerpt: 'paragraph', key: parseItemKey('a') });
}

test('a gap is told by one （中略）, a short line is not worth one', () => {
  const lines = (count: number, length: number): string => Array.from({ length: count }, (_, index) => `${String(index)}${'あ'.repeat(length)}。`).join('\n');
  expect(excerpt(`甲である。\n${lines(3, 5)}\n乙である。`, `甲でない。\n${lines(3, 5)}\n乙でない。`)).toEqual({
    before: '甲である。\n（中略）\n乙である。',
    after: '甲でない。\n（中略）\n乙でない。',
  });
  expect(excerpt(`甲である。\n${lines(1, 30)}\n乙である。`, `甲でない。\n${lines(1, 30)}\n乙でない。`)).toEqual({
    before: '甲である。\n（中略）\n乙である。',
    after: '甲でない。\n（中略）\n乙でない。',
  });
  expect(excerpt(`甲である。\n${lines(1, 5)}\n乙である。`, `甲でない。\n${lines(1, 5)}\n乙でない。`).after).toBe(`甲でない。\n${lines(1, 5)}\n乙でない。`);
});

test('what stands before the first and behind the last change is left out without a word', () => {
  expect(excerpt('前書き。\n甲である。\n後書き。', '前書き。\n甲でない。\n後書き。')).toEqual({ before: '甲である。', after: '甲でない。' });
});

test('a text of white space is none', () => {
  expect(excerpt('　\n', '甲')).toEqual({ before: '（追加）', after: '甲' });
  expect(excerpt('甲', '')).toEqual({ before: '甲', after: '削除' });
  expect(excerpt('', '　')).toEqual({ before: '（空白）', after: '（空白）' });
});

test('a text that says （中略） itself is not taken for the mark', () => {
  expect(excerpt('甲である。', '（中略）')).toEqual({ before: '甲である。', after: '（中略）' });
});

test('a paragraph that left for an item without a short name is gone', () => {
  const detail: TextDetail = {
    kind: 'text',
    before: '甲\n乙',
    after: '甲',
    hunks: [{ before: { start: 1, end: 3 }, after: { start: 1, end: 1 }, formOnly: false, moved: { key: parseItemKey('b'), span: { start: 0, end: 1 } } }],
  };
  const told = (shortName: (key: string) => string | undefined): string =>
    excerptText(detail, { excerpt: 'paragraph', key: parseItemKey('a'), shortName }).after;
  expect(told(() => undefined)).toBe('削除');
  expect(told((key) => `③${key}`)).toBe('（③bへ移動）');
});

test('only a long line is shortened, by whole sentences, and only where that saves something', () => {
  const sentence = (number: number): string => `第${String(number)}の措置（詳細は別に定める。以下同じ。）として、操作の記録を保存し、これを定期に点検する。`;
  const line = Array.from({ length: 12 }, (_, index) => sentence(index + 1)).join('');
  const inside = line.indexOf('第3の') + 4;
  expect(shortenLine(line, [{ start: inside, end: inside + 2, alone: false }])).toBe(`（中略）${sentence(3)}（中略）`);
  expect(shortenLine(line, [{ start: inside - 4, end: inside - 4, alone: true }])).toBe(`（中略）${sentence(2)}${sentence(3)}（中略）`);
  expect(shortenLine(line, [{ start: 0, end: 1, alone: false }])).toBe(`${sentence(1)}（中略）`);
  expect(shortenLine(line, [{ start: 0, end: line.length - 60, alone: false }])).toBe(line);
  expect(shortenLine(sentence(1), [{ start: 0, end: 1, alone: false }])).toBe(sentence(1));
});
