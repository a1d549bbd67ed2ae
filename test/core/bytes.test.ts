import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { toBase64, utf8Length } from '../../src/core/bytes.js';

describe('the bytes of a text', () => {
  test.each([
    '',
    'a',
    '\x7f\x80',
    'é',
    '\u07ff\u0800',
    '図',
    '𠮷',
    '葛\u{e0100}',
    '\ufeff図',
    '\ud842',
    '\udfb7',
    '\udfb7\ud842',
    '\ud842\ud842\udfb7',
    'a\ud842図',
    '\uffff',
  ])('%j', (text) => {
    expect(utf8Length(text)).toBe(Buffer.byteLength(text));
  });

  test('around every border of its lengths', () => {
    for (const border of [0x80, 0x800, 0xd800, 0xdc00, 0xe000]) {
      for (const first of [border - 1, border, border + 1]) {
        for (const second of [0x41, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000]) {
          const text = String.fromCharCode(first, second);
          expect(utf8Length(text)).toBe(Buffer.byteLength(text));
        }
      }
    }
  });
});

describe('bytes in base64', () => {
  test.each(Array.from({ length: 20 }, (_, length) => length))('%i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 167 + length * 59) & 255);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
  });

  test('every pair of bytes, and a part of a longer list', () => {
    const bytes = Uint8Array.from({ length: 131_072 }, (_, at) => (at % 2 === 0 ? at >> 9 : at >> 1) & 255);
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(toBase64(bytes.subarray(7, 1006))).toBe(Buffer.from(bytes.subarray(7, 1006)).toString('base64'));
  });
});
