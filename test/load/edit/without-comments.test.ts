import { expect, test } from 'vitest';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { sourceWithoutComments } from '../../../src/load/edit/without-comments.js';

test('comment lines vanish, comments behind values go, everything else stays', () => {
  expect(
    sourceWithoutComments(
      '# 見出し\n様式: 様式３ # 注\n\n  # 字下げした注釈\n宣言: |  # 文章\n  # これは文章\n  二行目 # これも文章\n# 注釈\n引用: "a # b"  \t# 注\n平: a#b\n- #x\n#終わり',
    ),
  ).toBe('様式: 様式３\n\n宣言: |\n  # これは文章\n  二行目 # これも文章\n引用: "a # b"\n平: a#b\n-\n');
});

test('CRLF stays', () => {
  expect(sourceWithoutComments('# a\r\nb: c # d\r\n# e\r\nf: g\r\n')).toBe('b: c\r\nf: g\r\n');
});

test('without comments nothing changes', () => {
  const text = 'a: b\n\n\nc:   "d"\ne: |+\n  f\n\ng:\n- h\n';
  expect(sourceWithoutComments(text)).toBe(text);
});

test('a block that keeps its breaks does not grow', () => {
  const text = 'a: |+\n  x\n\n# c\n\n\n# d\n\nb: 1\n';
  expect(parseSource('', sourceWithoutComments(text)).data).toEqual(parseSource('', text).data);
});

test.each(['|', '|+', '>-'])('a block %s without a text does not get one', (mark) => {
  expect(sourceWithoutComments(`a: ${mark} # c\n# d\nb: 1\n`)).toBe(`a: ${mark}\nb: 1\n`);
});

test.each([
  ['|', '      \n'],
  ['|-', '\t\n'],
  ['>-', '      \n   # e\n      \n'],
  ['|+', '      \n'],
])('blanks below a comment do not become part of the block %s above it: %j', (mark, blanks) => {
  const text = `a: ${mark}\n  x\n# c\n${blanks}`;
  for (const rest of ['b: 1\n', '']) {
    const found = parseSource('', sourceWithoutComments(text + rest));
    expect(found.messages).toEqual([]);
    expect(found.data).toEqual(parseSource('', text + rest).data);
  }
});
