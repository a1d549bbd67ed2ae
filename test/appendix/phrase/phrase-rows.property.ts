import { parseItemKey } from '../../../src/model/item-key.js';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasRow } from '../../../src/appendix/rows/needs-row.js';
import { proveAppendix } from '../../../src/amend/prove-appendix.js';
import type { AssessmentDiff } from '../../../src/diff/changes/change.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { reverseDiff } from '../../diff/reverse-diff.js';
import { formsWith } from '../../../src/workspace/disk/folder-forms.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { anyDocument } from '../../forms/any-document.js';
import { assessmentOf, twoVersions } from '../../diff/small-document.js';
import type { Plain } from '../../diff/small-document.js';
import { rowsOf } from './phrase-documents.js';
import { runs } from '../../property-runs.js';

function diffOf(before: Plain, after: Plain): AssessmentDiff {
  return diffAssessments(assessmentOf(before), assessmentOf(after));
}

/** Two documents of 様式４, where figures are, and of two revisions of 様式３. */
const other = formsWith(fileURLToPath(new URL('../../commands/revisions/schema', import.meta.url)));
const pairs = [
  ['様式４', '平成30年5月', '様式４', '平成30年5月'],
  ['様式３', '平成30年5月', '様式３', '令和99年1月'],
  ['様式３', '令和99年1月', '様式３', '平成30年5月'],
] as const;

test.each(pairs)('so is the appendix between any two documents of %s %s and %s %s', (oldName, oldRevision, newName, newRevision) => {
  const [from, to] = [other.load(oldName, oldRevision), other.load(newName, newRevision)];
  if (!from || !to) throw new Error('the forms are not there');
  fc.assert(
    fc.property(anyDocument(from), anyDocument(to), fc.constantFrom('paragraph' as const, 'full' as const), (before, after, excerpt) => {
      const diff = diffAssessments(buildAssessment(from, before), buildAssessment(to, after));
      expect(proveAppendix(diff, rowsOf(diff, excerpt))).toEqual([]);
    }),
    // Whole documents: each is a hundred small ones.
    { numRuns: runs(20) },
  );
});

test.each(['paragraph', 'full'] as const)('every generated appendix is proven (%s)', (excerpt) => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const diff = diffOf(before, after);
      expect(proveAppendix(diff, rowsOf(diff, excerpt))).toEqual([]);
    }),
  );
});

test('so is the appendix of the way back', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const diff = reverseDiff(diffOf(before, after));
      expect(proveAppendix(diff, rowsOf(diff))).toEqual([]);
    }),
  );
});

test('the same versions have the same rows, from whatever copies they are read', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const cells = (diff: AssessmentDiff): unknown => rowsOf(diff).map(({ keys, item, before: old, after: now }) => ({ keys, item, old, now }));
      expect(cells(diffOf(structuredClone(before), structuredClone(after)))).toEqual(cells(diffOf(before, after)));
    }),
  );
});

test('excerpts and whole texts name the same items', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      const diff = diffOf(before, after);
      const names = (excerpt: 'full' | 'paragraph'): unknown => rowsOf(diff, excerpt).map(({ keys, item }) => ({ keys, item }));
      expect(names('paragraph')).toEqual(names('full'));
    }),
  );
});

test('every row says something on both sides and names an item', () => {
  fc.assert(
    fc.property(twoVersions, ([before, after]) => {
      for (const { item, before: old, after: now } of rowsOf(diffOf(before, after))) {
        expect(item).not.toBe('');
        expect(old.trim()).not.toBe('');
        expect(now.trim()).not.toBe('');
      }
    }),
  );
});

test('an appendix that lost a row, tells of a change twice or shows another line is not proven', () => {
  fc.assert(
    fc.property(twoVersions, fc.nat(), fc.constantFrom('before' as const, 'after' as const), ([before, after], which, side) => {
      const diff = diffOf(before, after);
      const rows = rowsOf(diff);
      const at = which % Math.max(rows.length, 1);
      const row = rows[at];
      fc.pre(row !== undefined);
      const kinds = (others: typeof rows): readonly string[] => proveAppendix(diff, others).map(({ kind }) => kind);
      expect(kinds(rows.filter((other) => other !== row))).toContain('change-without-row');
      expect(kinds([...rows, row])).toContain('change-in-two-rows');
      expect(kinds(rows.map((other) => (other === row ? { ...row, [side]: `${row[side]}\nどちらの版にもない行` } : other)))).toContain('not-in-version');
      expect(kinds([...rows, { ...row, keys: [parseItemKey('評価書にない項目')] }])).toContain('row-without-change');
      expect(diff.changes.filter((change) => hasRow(change, diff)).length).toBeGreaterThanOrEqual(rows.length);
    }),
  );
});
