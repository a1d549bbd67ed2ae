import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldForm } from '../../src/core/fold-form.js';
import type { AssessmentDiff, Hunk } from '../../src/diff/changes/change.js';
import { isBetweenCharacters } from '../../src/core/characters.js';
import { contentOf } from '../../src/model/item-values.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { replayDiff } from '../../src/diff/replay/replay-diff.js';
import { reverseDiff } from './reverse-diff.js';
import { assessmentOf, smallDocument, twoVersions } from './small-document.js';
import type { Plain } from './small-document.js';
import { runs } from '../property-runs.js';

function diffOf(before: Plain, after: Plain): AssessmentDiff {
  return diffAssessments(assessmentOf(before), assessmentOf(after));
}

test('a document differs in nothing from itself', () => {
  fc.assert(
    fc.property(smallDocument, (data) => {
      const diff = diffOf(data, structuredClone(data));
      expect(diff.changes).toEqual([]);
    }),
  );
});

test('there are no changes exactly where the contents are the same', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const diff = diffOf(before, after);
      const same = JSON.stringify(contentOf(diff.before)) === JSON.stringify(contentOf(diff.after));
      if (same) expect(diff.changes.filter(({ kind }) => kind !== 'move')).toEqual([]);
      else expect(diff.changes).not.toEqual([]);
    }),
  );
});

test('the old version and the changes make the new one', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const diff = diffOf(before, after);
      expect(replayDiff(diff.before, diff)).toEqual(contentOf(diff.after));
    }),
  );
});

test('a change that is left out is missed', () => {
  fc.assert(
    fc.property(twoVersions, fc.nat(), ([before, after], which) => {
      const diff = diffOf(before, after);
      const fields = diff.changes.filter(({ kind }) => kind === 'field');
      const left = fields[which % Math.max(fields.length, 1)];
      fc.pre(left !== undefined);
      const changes = diff.changes.filter((change) => change !== left);
      expect(replayDiff(diff.before, { ...diff, changes })).not.toEqual(contentOf(diff.after));
    }),
  );
});

test('the diff the other way round is the reverse', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const [old, now] = [assessmentOf(before), assessmentOf(after)];
      const [there, back] = [diffAssessments(old, now), diffAssessments(now, old)];
      expect(reverseDiff(there)).toEqual(back);
      expect(reverseDiff(reverseDiff(there))).toEqual(there);
    }),
  );
});

/** The same document with the keys of its maps and its ticked options in another order. */
function reordered(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return key === '該当' ? [...(value as unknown[])].reverse() : value.map((entry) => reordered(entry));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([inner, entry]) => [inner, reordered(entry, inner)]),
  );
}

test('the order of keys and of ticked options says nothing', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const turned = diffOf(reordered(before) as Plain, reordered(after) as Plain);
      expect(turned.changes).toEqual(diffOf(before, after).changes);
      expect(diffOf(before, reordered(before) as Plain).changes).toEqual([]);
    }),
  );
});

/** Ids that tell the entries of every list apart. */
function withIds(value: unknown, position = 0): unknown {
  if (Array.isArray(value)) return value.map((entry, index) => withIds(entry, index));
  if (typeof value !== 'object' || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, withIds(entry)]));
  return 'id' in value ? { ...inner, id: `entry-${String(position)}` } : inner;
}

/** How many of these numbers can stay where they are while the others are put among them. */
function longestRise(numbers: readonly number[]): number {
  const best: number[] = [];
  for (const [index, number] of numbers.entries()) best.push(1 + Math.max(0, ...best.filter((_, before) => before < index && (numbers[before] ?? 0) < number)));
  return Math.max(0, ...best);
}

test('entries in another order are moves and nothing else', () => {
  fc.assert(
    fc.property(
      smallDocument.chain((data) => {
        const named = withIds(data) as { 基本情報?: { 使用するシステム?: Plain[] } };
        const systems = (named.基本情報?.使用するシステム ?? []).map((entry, index) => ({ ...entry, id: `system-${String(index)}` }));
        return fc.tuple(fc.constant(named), fc.constant(systems), fc.shuffledSubarray(systems, { minLength: systems.length }));
      }),
      ([data, systems, shuffled]) => {
        const withSystems = (list: readonly Plain[]): Plain => ({ ...data, 基本情報: { ...data.基本情報, 使用するシステム: list } });
        const { changes } = diffOf(withSystems(systems), withSystems(shuffled));
        expect(changes.filter(({ kind }) => kind !== 'move')).toEqual([]);
        const moved = systems.filter((system, index) => shuffled[index] !== system);
        // An entry that was taken out and put back at its number among others is a move too.
        const keys = changes.map(({ key }) => key);
        for (const { id } of moved) expect(keys).toContain(`基本情報/使用するシステム/#${id}`);
        const reordered = changes.filter((change) => change.kind === 'move' && change.what === 'reordered');
        expect(reordered).toHaveLength(systems.length - longestRise(shuffled.map((entry) => systems.findIndex(({ id }) => id === entry.id))));
        expect(keys).toHaveLength(new Set([...moved.map(({ id }) => `基本情報/使用するシステム/#${id}`), ...reordered.map(({ key }) => key)]).size);
      },
    ),
  );
});

test('表記のみ is exactly the case in which the folded texts are the same', () => {
  let formOnly = 0;
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      for (const change of diffOf(before, after).changes) {
        if (change.kind !== 'field') continue;
        if (change.detail.kind === 'text') expect(change.formOnly).toBe(foldForm(change.detail.before) === foldForm(change.detail.after));
        if (change.detail.kind === 'check' || change.detail.kind === 'choice') expect(change.formOnly).toBe(false);
        if (change.formOnly) formOnly += 1;
      }
    }),
  );
  expect(formOnly).toBeGreaterThan(runs() / 20);
});

test('every hunk lies in its texts, in order, and what lies between two is the same', () => {
  const check = (before: string, after: string, hunks: readonly Hunk[]): void => {
    let [old, now] = [0, 0];
    for (const hunk of hunks) {
      expect(before.slice(old, hunk.before.start)).toBe(after.slice(now, hunk.after.start));
      for (const at of [hunk.before.start, hunk.before.end]) expect(isBetweenCharacters(before, at)).toBe(true);
      for (const at of [hunk.after.start, hunk.after.end]) expect(isBetweenCharacters(after, at)).toBe(true);
      [old, now] = [hunk.before.end, hunk.after.end];
    }
    expect(before.slice(old)).toBe(after.slice(now));
  };
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      for (const change of diffOf(before, after).changes) {
        if (change.kind !== 'field') continue;
        if (change.detail.kind === 'text') check(change.detail.before, change.detail.after, change.detail.hunks);
        if (change.detail.kind === 'boxes')
          for (const option of change.detail.options) check(option.before?.text ?? '', option.after?.text ?? '', option.hunks);
      }
    }),
  );
});

test('what moved is told at both ends, once', () => {
  let moves = 0;
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const { changes } = diffOf(before, after);
      const ends = changes.flatMap((change) => {
        if (change.kind !== 'field' || change.detail.kind !== 'text') return [];
        const { detail } = change;
        return detail.hunks.flatMap((hunk) => {
          if (!hunk.moved) return [];
          const goes = hunk.after.start === hunk.after.end;
          expect(goes || hunk.before.start === hunk.before.end).toBe(true);
          const own = goes ? hunk.before : hunk.after;
          const says = foldForm((goes ? detail.before : detail.after).slice(own.start, own.end));
          return [{ goes, says, here: JSON.stringify([change.key, own]), there: JSON.stringify([hunk.moved.key, hunk.moved.span]) }];
        });
      });
      moves += ends.length;
      for (const { goes, says, here, there } of ends) {
        const others = ends.filter((other) => other.goes !== goes && other.here === there && other.there === here);
        expect(others.map((other) => other.says)).toEqual([says]);
      }
    }),
  );
  expect(moves).toBeGreaterThan(runs() / 20);
});
