import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toBase64, utf8Length } from '../../src/core/bytes.js';
import { sha256Hex } from '../../src/core/digest.js';
import { createHash } from 'node:crypto';

test('lengths, digests and base64 are those of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)) }), fc.uint8Array({ maxLength: 300 }), (text, bytes) => {
      expect(utf8Length(text)).toBe(Buffer.byteLength(text));
      expect(sha256Hex(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      expect(sha256Hex(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }),
  );
});
