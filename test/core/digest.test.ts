import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digest } from '../../src/appendix/rows/row-records.js';
import { sha256Hex } from '../../src/core/digest.js';

// The first three are those of FIPS 180-2.
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
  ['特定個人情報', createHash('sha256').update('特定個人情報').digest('hex')],
  ['\ud842', createHash('sha256').update('\ud842').digest('hex')],
])('the digest of %j', (text, expected) => {
  expect(sha256Hex(text)).toBe(expected);
  expect(sha256Hex(new TextEncoder().encode(text))).toBe(expected);
});

test('bytes around the length of a block, and in a part of a longer list', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 73) & 255);
  for (let length = 50; length < 140; length++) {
    const part = bytes.subarray(3, 3 + length);
    expect(sha256Hex(part)).toBe(createHash('sha256').update(part).digest('hex'));
  }
});

test('the records in documents that were written before stay true', () => {
  expect([digest(''), digest('令和7年4月1日'), digest('Ⅰ 基本情報\n１．事務')]).toEqual(
    ['', '令和7年4月1日', 'Ⅰ 基本情報\n１．事務'].map((text) => createHash('sha256').update(text).digest('hex').slice(0, 8)),
  );
});
