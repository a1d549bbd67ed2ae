import { expect, test } from 'vitest';
import { shortenSame } from '../../src/redline/diff-excerpt.js';
import { markedPiece, unmarkedText } from '../../src/redline/diff-pieces.js';

test('shortening ends at lines and sentences where it can', () => {
  const line = `${'一二三四五六七八九十'.repeat(2)}。`;
  const before = `${line}\n`.repeat(10);
  const short = unmarkedText(shortenSame([markedPiece(before), markedPiece('改', 'edit'), markedPiece(`\n${before}`)]));
  expect(short).toBe(`〔175字略〕\n${line}\n${line}\n改\n${line}\n${line}\n〔176字略〕`);
});
