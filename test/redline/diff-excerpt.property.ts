import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortenSame } from '../../src/redline/diff-excerpt.js';
import { markedPiece, unmarkedText } from '../../src/redline/diff-pieces.js';

test('shortening keeps every edit and counts what it leaves out, never cutting a character in two', () => {
  const character = fc.constantFrom('あ', '接', '𠮷', 'か\u3099', '葛\u{e0100}', '👨\u200d👩', 'ｶﾞ', '\n', '。', 'a');
  const same = fc.array(character, { maxLength: 300 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(same, { minLength: 2, maxLength: 4 }), (stretches) => {
      const pieces = stretches.flatMap((stretch, index) => (index === 0 ? [markedPiece(stretch)] : [markedPiece('改', 'edit'), markedPiece(stretch)]));
      const short = shortenSame(pieces);
      const gaps = short.filter(({ text }) => /^〔\d+字略〕$/u.test(text));
      const left = gaps.reduce((sum, { text }) => sum + Number(/\d+/u.exec(text)?.[0]), 0);
      const kept = short.filter((each) => !gaps.includes(each));
      expect(Array.from(unmarkedText(kept)).length + left).toBe(Array.from(unmarkedText(pieces)).length);
      expect(short.filter(({ mark }) => mark === 'edit')).toHaveLength(stretches.length - 1);
      for (const { text } of kept) expect(text).not.toMatch(/^[\p{M}\u200d\uff9e\uff9f\udc00-\udfff]|[\ud800-\udbff\u200d]$/u);
    }),
  );
});
