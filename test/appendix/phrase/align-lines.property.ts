import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignLines } from '../../../src/appendix/phrase/align-lines.js';
import type { TextDetail } from '../../../src/diff/changes/change.js';
import { diffText } from '../../../src/diff/text/diff-text.js';

function detailOf(before: string, after: string): TextDetail {
  return { kind: 'text', before, after, hunks: diffText(before, after) };
}

const text = fc
  .array(fc.constantFrom('一つ目の措置を講じる。', '二つ目の措置を講じる。', '＜見出し＞', '', '　', '（中略）', '①甲', '②乙', '𠮷'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));

test('lines that are the same are the same in both texts, and all lines are told of once', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const { before, after, stretches } = alignLines(detailOf(one, other));
      let [i, j] = [0, 0];
      for (const { same, before: b, after: a } of stretches) {
        expect([b.from, a.from]).toEqual([i, j]);
        if (same) expect(before.slice(b.from, b.to).map((line) => line.text)).toEqual(after.slice(a.from, a.to).map((line) => line.text));
        [i, j] = [b.to, a.to];
      }
      expect([i, j]).toEqual([before.length, after.length]);
    }),
  );
});
