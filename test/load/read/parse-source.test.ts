import { expect, test } from 'vitest';
import { maxBytes, parseSource } from '../../../src/load/read/parse-source.js';
import type { Source } from '../../../src/load/read/source.js';

function ids(source: Source): string[] {
  return source.messages.map((message) => message.ruleId);
}
function bytes(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values);
}
/** UTF-16LE with or without its mark. */
function utf16(text: string, mark: boolean): Uint8Array {
  return Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
}

test('plain data, as YAML 1.2 has it', () => {
  const source = parseSource('a.yaml', '様式: 様式３\n日: 2025-06-27\n真: yes\n番号: "012"\n空:\n数: 3\n列: [a, b]\n');
  expect(source.messages).toEqual([]);
  expect(source.data).toEqual({ 様式: '様式３', 日: '2025-06-27', 真: 'yes', 番号: '012', 空: null, 数: 3, 列: ['a', 'b'] });
});

test('a byte order mark and CRLF are accepted, and no text holds a \\r', () => {
  const text = '\ufeffa: |\r\n  一\r\n  二\r\nb: "三\r\n  四"\r\nc: 五\r\n  六\r\nd: >\r\n  七\r\n  八\r\n\r\n  九\r\n';
  for (const given of [text, Buffer.from(text)]) {
    const source = parseSource('a.yaml', given);
    expect(source.messages).toEqual([]);
    expect(source.data).toEqual({ a: '一\n二\n', b: '三 四', c: '五 六', d: '七 八\n九\n' });
    expect(source.text).toBe(text.slice(1));
    expect(source.valuePlace(['c'])).toEqual({ file: 'a.yaml', line: 6, column: 4 });
  }
});

test('keys that JavaScript treats specially are keys', () => {
  const source = parseSource('a.yaml', '__proto__: {x: 1}\nconstructor: 2\n');
  expect(Object.keys(source.data as object)).toEqual(['__proto__', 'constructor']);
  expect(Object.getPrototypeOf(source.data)).toBe(Object.prototype);
});

test.each([
  ['UTF-16 with a mark', utf16('様式: 様式３\n', true), /UTF-16（LE） で保存されています/u],
  ['UTF-16 without a mark', utf16('様式: 様式３\n', false), /UTF-16 のようです/u],
  ['UTF-16 without a mark, with characters whose other byte is zero', utf16('評価書名: 一覧\r\n内容:\t　最初\r\n', false), /UTF-16 のようです/u],
  ['UTF-16BE without a mark', Buffer.from(utf16('評価書名: 一覧\n　最初\n', false)).swap16(), /UTF-16 のようです/u],
  ['UTF-16BE', bytes(0xfe, 0xff, 0x69, 0xd8), /UTF-16（BE）/u],
  ['Shift_JIS', bytes(0x97, 0x6c, 0x8e, 0xae, 0x3a, 0x20, 0x97, 0x6c, 0x8e, 0xae, 0x0a), /Shift_JIS のようです（先頭から 0 バイト目）/u],
  ['a wrong byte', bytes(0x61, 0x3a, 0x20, 0xff, 0xfd), /UTF-8 として読めない値が、先頭から 3 バイト目/u],
  ['a cut sequence', bytes(0x61, 0x3a, 0x20, 0xe6, 0xa7), /先頭から 3 バイト目/u],
  ['an overlong form', bytes(0x61, 0xc0, 0x80), /先頭から 1 バイト目/u],
  ['a surrogate as UTF-8', bytes(0x61, 0xed, 0xa0, 0x80), /先頭から 1 バイト目/u],
  ['a mark, then a wrong byte', bytes(0xef, 0xbb, 0xbf, 0x61, 0xff), /先頭から 4 バイト目/u],
  ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d), /文字のファイルではありません/u],
])('%s is told as what it is', (_, given, text) => {
  const source = parseSource('a.yaml', given);
  expect(ids(source)).toEqual(['file-encoding']);
  expect(source.messages[0]?.text).toMatch(text);
  expect(source.data).toBeUndefined();
});

test('the line of a wrong byte', () => {
  expect(parseSource('a.yaml', Buffer.concat([Buffer.from('様式: 様式３\n改定: '), bytes(0xff)])).messages[0]?.place).toEqual({
    file: 'a.yaml',
    line: 2,
    column: 1,
  });
});

test('every byte has an answer', () => {
  const exceptions: unknown[] = [];
  for (let first = 0; first < 256; first++) {
    for (let second = 0; second < 256; second += 5) {
      try {
        parseSource('a.yaml', bytes(first, second, 0x0a));
      } catch (error) {
        exceptions.push([first, second, error]);
      }
    }
  }
  expect(exceptions).toEqual([]);
});

test('5 MB are read, one byte more is not', () => {
  const filling = 'a: あ\n';
  const text = filling + '# '.padEnd(maxBytes - Buffer.byteLength(filling), 'x');
  expect(Buffer.byteLength(text)).toBe(maxBytes);
  expect(parseSource('a.yaml', text).data).toEqual({ a: 'あ' });
  const source = parseSource('a.yaml', `${text}x`);
  expect(source.messages.map(({ ruleId, text: said }) => [ruleId, said])).toEqual([
    ['file-too-large', 'ファイルが大きすぎます。5 MB までですが、5.1 MB あります'],
  ]);
});

test.each([
  ['brackets', '['.repeat(10_000)],
  ['brackets and keys', '{a: '.repeat(10_000)],
  ['dashes', `${'- '.repeat(10_000)}x`],
  ['question marks', '? '.repeat(10_000)],
  ['colons', ': '.repeat(10_000)],
])('10,000 %s deep', (_, text) => {
  const source = parseSource('a.yaml', text);
  expect(ids(source)).toEqual(['yaml-too-deep']);
  expect(source.data).toBeUndefined();
});

test('mappings 2,000 deep end at the 41st', () => {
  const text = Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
  expect(parseSource('a.yaml', text).messages.map(({ ruleId, place }) => [ruleId, place.line, place.column])).toEqual([['yaml-too-deep', 41, 41]]);
});

test('40 levels are read, 41 are not', () => {
  expect(parseSource('a.yaml', `a: ${'['.repeat(39)}${']'.repeat(39)}\n`).messages).toEqual([]);
  const source = parseSource('a.yaml', `a: ${'['.repeat(40)}${']'.repeat(40)}\n`);
  expect(source.messages.map(({ ruleId, place }) => [ruleId, place.column])).toEqual([['yaml-too-deep', 43]]);
});

test.each(['&a ', '!a ', '*a ', '# ', '"', "'", '|', '- - ', '{', ',', ': ', '\t', '\u0002', '\u0018', '\u001f', '---\n', '...\n', '%a\n'])(
  'a long row of %j is no exception',
  (mark) => {
    expect(() => parseSource('a.yaml', mark.repeat(20_000))).not.toThrow();
    expect(() => parseSource('a.yaml', `a: ${mark.repeat(200)}`)).not.toThrow();
  },
);

test('every message is in Japanese and mends', () => {
  for (const text of [
    'a: "x',
    'a: [',
    'a: b: c',
    'a:\n\tb: c',
    'a: *x',
    'a: &x y',
    'a: !x y',
    '<<: x',
    'a: 1\na: 2',
    '1: x',
    'a\nb: c',
    'a: @',
    'a: "\\q"',
    '',
    '- a',
    'a: {b c: d',
    'a: b\n c: d\n',
    'a: >x\n b',
    'a: {b: c} d',
    '%a\n---\nb: c',
    'a: 1\n---\nb: 2',
    '}',
    ']',
    'a: }',
    'a: "b" "c"',
    'a: - b',
    '- a\nb: c',
  ]) {
    const { messages } = parseSource('a.yaml', text);
    expect(messages.length, text).toBeGreaterThan(0);
    for (const message of messages) {
      expect(message.text, text).toMatch(/[ぁ-ん]/u);
      expect(message.mend ?? '', text).toMatch(/[ぁ-ん]/u);
      expect(message.text, text).not.toMatch(/[a-z]{5,}/u);
    }
  }
});

test('a document with lesser faults still has data', () => {
  const source = parseSource('a.yaml', 'a: 1\na: 2\nb: "\\u200b"\n');
  expect(ids(source)).toEqual(['yaml-duplicate-key', 'forbidden-character']);
  expect(source.data).toEqual({ a: 1, b: '\u200b' });
});

test('variation selectors, emoji and rare kanji are text', () => {
  expect(parseSource('a.yaml', 'a: 葛󠄀城市 𠮷 👍 "\\ud842\\udfb7"\nb: "\\ud842\\udfb7"\n').messages).toEqual([]);
});

// About 0.3 s on a plain machine; what is kept out is growth, not a slow machine.
test('a document of 4,500 rows loads', { timeout: 10_000 }, () => {
  const entry = (i: number): string =>
    `  - 変更日: 令和7年6月27日\n    項目: Ⅱ ${String(i)}\n    変更前の記載: |\n      ${'あいうえお'.repeat(8)}\n      ${'かきくけこ'.repeat(8)}\n    変更後の記載: －\n`;
  const text = `変更箇所:\n${Array.from({ length: 4_500 }, (_, i) => entry(i)).join('')}`;
  expect(Buffer.byteLength(text)).toBeGreaterThan(1_500_000);
  const source = parseSource('a.yaml', text);
  expect(source.messages).toEqual([]);
  expect(source.keyPlace(['変更箇所', 4_499, '変更後の記載']).line).toBe(4_500 * 6 + 1);
});
