import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unmarkedText, textPieces } from '../../src/redline/diff-pieces.js';
import { diffOf } from '../formats/diff-views.js';
import { hostile } from '../formats/hostile-text.js';

test('both sides of an edit are whole when their pieces are joined', () => {
  fc.assert(
    fc.property(hostile, hostile, (before, after) => {
      const [change] = diffOf(before, after).changes;
      if (change?.kind !== 'field' || change.detail.kind !== 'text') return;
      const { hunks } = change.detail;
      expect(unmarkedText(textPieces(before, hunks, 'before', () => ''))).toBe(before);
      expect(unmarkedText(textPieces(after, hunks, 'after', () => ''))).toBe(after);
    }),
  );
});
