import { expect, test } from 'vitest';
import { sha256Hex } from '../../../src/core/digest.js';
import { storedDigest } from '../../../src/print/finish/stored-digest.js';
import { printedPdf } from './printed-pdf.js';

const facts = { title: '評価書', author: '試験市長', source: { name: 'a.yaml', text: '様式: 様式３\n' } };
const pdf = printedPdf({ ...facts, digest: sha256Hex }, 'Chromium 1.2.3.4');

test('a PDF holds the digest that it was given for the engine that printed it', () => {
  expect(storedDigest(pdf)).toBe(sha256Hex('Chromium 1.2.3.4'));
  const bare = printedPdf(facts, 'Chromium 1.2.3.4');
  expect(storedDigest(bare)).toBeUndefined();
  expect(pdf.equals(printedPdf({ ...facts, digest: sha256Hex }, 'Chromium 1.2.3.4'))).toBe(true);
});

test('a PDF cut at any byte holds none, nor one with something behind its end', () => {
  for (let length = 0; length < pdf.length; length++) expect([length, storedDigest(pdf.subarray(0, length))]).toEqual([length, undefined]);
  for (const more of ['\n', '%%EOF\n', '\0'.repeat(2_000), pdf.toString('latin1')]) {
    expect(storedDigest(Buffer.concat([pdf, Buffer.from(more, 'latin1')]))).toBeUndefined();
  }
});

test('a PDF with any byte altered holds none', () => {
  for (let at = 0; at < pdf.length; at++) {
    for (const byte of [0x30, 0x31, 0x00]) {
      const altered = Buffer.from(pdf);
      altered[at] = byte;
      if (!altered.equals(pdf)) expect([at, byte, storedDigest(altered)]).toEqual([at, byte, undefined]);
    }
  }
});

test('a PDF with bytes put in or taken out holds none, whatever its length', () => {
  const half = pdf.length >> 1;
  for (const middle of [Buffer.from('x'), Buffer.alloc(5_000)]) {
    expect(storedDigest(Buffer.concat([pdf.subarray(0, half), middle, pdf.subarray(half)]))).toBeUndefined();
  }
  expect(storedDigest(Buffer.concat([pdf.subarray(0, half), pdf.subarray(half + 1)]))).toBeUndefined();
  expect(storedDigest(Buffer.concat([pdf.subarray(0, half), Buffer.alloc(1), pdf.subarray(half + 1)]))).toBeUndefined();
});

test('other files hold none', () => {
  for (const text of ['', 'old', '%PDF-1.7\n%%EOF\n', '/HyokashoDigest (' + 'a'.repeat(64) + ')\n%%EOF\n'])
    expect(storedDigest(Buffer.from(text))).toBeUndefined();
});
