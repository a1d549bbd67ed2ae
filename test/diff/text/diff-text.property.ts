import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldForm } from '../../../src/core/fold-form.js';
import type { Hunk } from '../../../src/diff/changes/change.js';
import type { Span } from '../../../src/core/span.js';
import { diffText } from '../../../src/diff/text/diff-text.js';
import { anyPair, anyText } from './any-text.js';

function replay(before: string, after: string, hunks: readonly Hunk[]): string {
  let made = '';
  let from = 0;
  for (const hunk of hunks) {
    made += before.slice(from, hunk.before.start) + after.slice(hunk.after.start, hunk.after.end);
    from = hunk.before.end;
  }
  return made + before.slice(from);
}

/** Marks, selectors, joiners and second halves: what belongs to the character before it. */
const extender = /^(?:[\u0300-\u036f]|[\u3099\u309a]|\u200d|[\ufe00-\ufe0f]|[\uff9e\uff9f]|[\udc00-\udfff]|\udb40[\udc00-\uddef])/;

function cutsCharacter(text: string, at: number): boolean {
  if (at === 0 || at === text.length) return false;
  const secondHalf = /^[\udc00-\udfff]/.test(text.slice(at)) && !/[\ud800-\udbff]$/.test(text.slice(0, at));
  return text.charAt(at - 1) === '\u200d' || (extender.test(text.slice(at)) && !secondHalf);
}

const ends = (spans: readonly Span[]): number[] => spans.flatMap(({ start, end }) => [start, end]);

describe('of any two texts', () => {
  test('putting the hunks into the old one gives the new one', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        expect(replay(before, after, diffText(before, after))).toBe(after);
      }),
    );
  });

  test('hunks are in order, not empty, and what is between them is the same', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        let [old, now] = [0, 0];
        for (const hunk of diffText(before, after)) {
          expect(hunk.before.end - hunk.before.start + hunk.after.end - hunk.after.start).toBeGreaterThan(0);
          expect(before.slice(old, hunk.before.start)).toBe(after.slice(now, hunk.after.start));
          expect(before.slice(hunk.before.start, hunk.before.end)).not.toBe(after.slice(hunk.after.start, hunk.after.end));
          [old, now] = [hunk.before.end, hunk.after.end];
        }
        expect(before.slice(old)).toBe(after.slice(now));
      }),
    );
  });

  test('a text has no difference from itself', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(diffText(text, text)).toEqual([]);
      }),
    );
  });

  test('the way back is the way there with its sides exchanged', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const back = diffText(after, before).map((hunk) => ({ ...hunk, before: hunk.after, after: hunk.before }));
        expect(back).toEqual(diffText(before, after));
      }),
    );
  });

  test('all hunks are 表記のみ exactly when the folded texts are the same', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const hunks = diffText(before, after);
        expect(hunks.every((hunk) => hunk.formOnly)).toBe(foldForm(before) === foldForm(after));
      }),
    );
  });

  test('a hunk that is 表記のみ changes only the form when it alone is put into the old text', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const hunks = diffText(before, after);
        // Where the whole texts fold to the same, hunks may do so only together.
        if (hunks.every(({ formOnly }) => formOnly)) return;
        for (const hunk of hunks.filter(({ formOnly }) => formOnly)) {
          expect(foldForm(replay(before, after, [hunk]))).toBe(foldForm(before));
        }
      }),
    );
  });

  test('no hunk cuts a character in two', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const hunks = diffText(before, after);
        expect(ends(hunks.map((hunk) => hunk.before)).filter((at) => cutsCharacter(before, at))).toEqual([]);
        expect(ends(hunks.map((hunk) => hunk.after)).filter((at) => cutsCharacter(after, at))).toEqual([]);
      }),
    );
  });

  test('what moved stands in both places', () => {
    fc.assert(
      fc.property(anyPair, ({ before, after }) => {
        const hunks = diffText(before, after);
        const went = hunks.filter((hunk) => hunk.moved && hunk.before.end > hunk.before.start);
        const came = hunks.filter((hunk) => hunk.moved && hunk.after.end > hunk.after.start);
        expect(went.map((hunk) => hunk.moved?.span).sort(byStart)).toEqual(came.map((hunk) => hunk.after));
        expect(came.map((hunk) => hunk.moved?.span).sort(byStart)).toEqual(went.map((hunk) => hunk.before));
        for (const hunk of went) {
          expect(foldForm(before.slice(hunk.before.start, hunk.before.end))).toBe(foldForm(after.slice(hunk.moved?.span.start, hunk.moved?.span.end)));
        }
      }),
    );
  });
});

function byStart(one: Span | undefined, other: Span | undefined): number {
  return (one?.start ?? 0) - (other?.start ?? 0);
}
