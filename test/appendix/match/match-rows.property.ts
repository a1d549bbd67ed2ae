import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AppendixRow } from '../../../src/appendix/rows/appendix-row.js';
import { matchRows } from '../../../src/appendix/match/match-rows.js';
import type { RowMatching } from '../../../src/appendix/match/match-rows.js';
import { changeTable, rowData } from '../../../src/appendix/rows/change-table.js';
import type { AssessmentDiff } from '../../../src/diff/changes/change.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import type { ChangeRow } from '../../../src/model/assessment.js';
import { assessmentOf, twoVersions } from '../../diff/small-document.js';
import type { Plain } from '../../diff/small-document.js';
import { rowsOf } from '../phrase/phrase-documents.js';
import { runs, seed } from '../../property-runs.js';

describe.each(['paragraph', 'full'] as const)('rows that we write (%s)', (excerpt) => {
  test('tell of their changes and leave none untold, whatever the texts', () => {
    fc.assert(
      fc.property(twoVersions, (versions) => {
        const diff = diffOf(versions);
        const ours = rowsOf(diff, excerpt);
        const { rows, uncovered } = matchRows(diff, written(diff, ours), ours);
        expect(uncovered).toEqual([]);
        expect(rows.map(({ changes }) => changes.map(({ change }) => change.key).sort())).toEqual(ours.map(({ keys }) => [...keys].sort()));
      }),
    );
  });

  test('are nearly always known by what they say, as if somebody had written them', () => {
    const found = fc.sample(twoVersions, { numRuns: runs(), seed: seed() }).map((versions) => {
      const diff = diffOf(versions);
      const ours = rowsOf(diff, excerpt);
      const { rows } = matchRows(diff, written(diff, ours));
      const right = rows.filter(({ changes }, index) => (ours[index]?.keys ?? []).every((key) => changes.some(({ change }) => change.key === key)));
      return { all: rows.length, right: right.length };
    });
    const [all, right] = [found.reduce((sum, each) => sum + each.all, 0), found.reduce((sum, each) => sum + each.right, 0)];
    expect(all).toBeGreaterThan(runs());
    expect(right / all).toBeGreaterThan(0.99);
  });
});

test('without rows every change that needs one is untold, with one that tells of nothing too', () => {
  fc.assert(
    fc.property(twoVersions, (versions) => {
      const diff = diffOf(versions);
      const without = matchRows(diff, []).uncovered.map(({ change }) => change.key);
      const [stranger] = assessmentOf({ 変更箇所: [{ 項目: '住民への説明会', 変更前の記載: '（追加）', 変更後の記載: '説明会を開くこととした。' }] }).rows;
      const beside = matchRows(diff, stranger ? [stranger] : []);
      expect(beside.uncovered.map(({ change }) => change.key)).toEqual(without);
      expect(beside.rows.map(({ changes }) => changes)).toEqual([[]]);
    }),
  );
});

test('the same rows match the same again', () => {
  fc.assert(
    fc.property(twoVersions, (versions) => {
      const keys = ({ rows, uncovered }: RowMatching): unknown => [
        rows.map(({ changes, texts }) => [changes.map(({ items }) => items), texts]),
        uncovered.map(({ texts }) => texts),
      ];
      const match = (): RowMatching => {
        const diff = diffOf(structuredClone(versions));
        return matchRows(diff, written(diff, rowsOf(diff)));
      };
      expect(keys(match())).toEqual(keys(match()));
    }),
  );
});

function diffOf([before, after]: readonly [Plain, Plain]): AssessmentDiff {
  return diffAssessments(assessmentOf(before), assessmentOf(after));
}

/** Rows as they stand in a document. */
function written({ after: { form } }: AssessmentDiff, rows: readonly AppendixRow[]): readonly ChangeRow[] {
  const table = changeTable(form);
  if (!table) throw new Error('no change table');
  return buildAssessment(form, { [table.listKey]: rows.map((row) => rowData(row, table.columns)) }).rows;
}
