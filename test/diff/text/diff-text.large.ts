import { describe, expect, test } from 'vitest';
import { diffText } from '../../../src/diff/text/diff-text.js';

/** The same numbers on every machine. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const phrases = [
  '予防接種',
  '個人番号を',
  '転出先市区町村に',
  '提供する',
  '委託先の',
  '管理',
  'システム',
  'において',
  '接種記録の',
  '第19条',
  '、',
  'ため',
  '確認し',
  '登録',
  '端末',
  'により',
];

function written(length: number, seed: number, end: string): string {
  const next = numbers(seed);
  let text = '';
  while (text.length < length) text += Array.from({ length: 8 + next(8) }, () => phrases[next(phrases.length)] ?? '').join('') + String(next(100_000)) + end;
  return text.slice(0, length);
}

function edited(text: string, edits: number, seed: number): string {
  const next = numbers(seed);
  const places = Array.from({ length: edits }, () => next(text.length)).sort((a, b) => a - b);
  let made = '';
  let from = 0;
  for (const place of places.filter((at, index) => at - (places[index - 1] ?? -20) > 10)) {
    made += text.slice(from, place) + '追記された文言'.slice(0, next(8));
    from = Math.min(text.length, place + next(6));
  }
  return made + text.slice(from);
}

/** The hunks, and how long they took; fails when they don't make `after`. */
function timed(before: string, after: string): { readonly count: number; readonly time: number } {
  const start = performance.now();
  const hunks = diffText(before, after);
  const time = performance.now() - start;
  let made = '';
  let from = 0;
  for (const hunk of hunks) {
    made += before.slice(from, hunk.before.start) + after.slice(hunk.after.start, hunk.after.end);
    from = hunk.before.end;
  }
  expect(made + before.slice(from) === after).toBe(true);
  return { count: hunks.length, time };
}

// Times here are many times what was measured: what they keep out is growth, not a slow machine.
describe('long texts', () => {
  test('100,000 characters in 2,000 lines with 100 edits', () => {
    const before = written(100_000, 1, '。\n');
    const after = edited(before, 100, 2);
    timed(before, after);
    const { count, time } = timed(before, after);
    expect(count).toBeGreaterThan(80);
    expect(count).toBeLessThan(120);
    expect(time).toBeLessThan(1_500);
  });
  test('a million characters with 10,000 edits', () => {
    const before = written(1_000_000, 3, '。\n');
    const { count, time } = timed(before, edited(before, 10_000, 4));
    expect(count).toBeGreaterThan(7_000);
    expect(time).toBeLessThan(30_000);
  });
  test('100,000 characters in one line with 1,000 edits', () => {
    const before = written(100_000, 5, '、');
    const { count, time } = timed(before, edited(before, 1_000, 6));
    expect(count).toBeGreaterThan(700);
    expect(time).toBeLessThan(5_000);
  });
});

const line = (text: string, times: number): string => text.repeat(times);

describe('texts made to be slow', () => {
  test.each([
    ['nothing in common', written(100_000, 7, '。\n'), Array.from(written(100_000, 7, '。\n'), (character) => (character === '\n' ? '\n' : '異')).join('')],
    ['one line, nothing in common', line('甲乙丙丁', 25_000), line('戊己庚辛', 25_000)],
    [
      'one line of few characters',
      written(100_000, 8, ''),
      Array.from(written(100_000, 8, ''))
        .reverse()
        .join(''),
    ],
    ['a character more', line('字', 100_000), line('字', 99_999)],
    ['a kana more', line('あ', 100_000), line('あ', 99_999)],
    ['a line break more', line('\n', 100_000), line('\n', 99_999)],
    ['a space more', line(' ', 100_000), line(' ', 99_999)],
    ['periods that shift', `${line('甲乙', 50_000)}丙${line('甲乙', 10_000)}`, `${line('乙甲', 50_000)}丁${line('乙甲甲', 10_000)}`],
    ['every line of one pattern', line('・当区の事務を行う。\n', 3_000), line('・当市の事務を行う。\n', 3_000)],
    ['lines in reverse order', written(100_000, 9, '。\n'), written(100_000, 9, '。\n').split('\n').reverse().join('\n')],
    ['ends of sentences', line('。', 100_000), `${line('。', 50_000)}あ${line('。', 49_000)}`],
    ['brackets', line('（', 100_000), line('）', 100_000)],
    ['marks on nothing', line('\u3099', 100_000), `${line('\u3099', 99_990)}か`],
    ['circled numbers', line('①', 100_000), line('(1)', 33_000)],
    ['from nothing', '', written(100_000, 10, '。\n')],
  ])('%s', (_, before, after) => {
    expect(timed(before, after).time).toBeLessThan(8_000);
  });
});
