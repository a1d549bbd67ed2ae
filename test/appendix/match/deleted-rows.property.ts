import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchRows } from '../../../src/appendix/match/match-rows.js';
import type { RowMatching } from '../../../src/appendix/match/match-rows.js';
import { stepRows } from '../../../src/appendix/rows/step-rows.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import type { ChangeRow } from '../../../src/model/assessment.js';
import { runs } from '../../property-runs.js';
import { goldSteps } from './gold-steps.js';

/** The published rows of every step, with the items that the answer key gives each. */
const steps = goldSteps().map((step) => {
  const diff = diffAssessments(step.before.assessment, step.after.assessment);
  const { rows } = step.after.assessment;
  const added = stepRows(step.before.assessment, step.after.assessment).added;
  const itemsOf = new Map(step.rows.map(({ row, items }) => [rows[row - 1]?.row.key, items]));
  const published = added.map((row) => ({ row, items: itemsOf.get(row.row.key) ?? [] }));
  return { name: step.name, diff, published, all: untold(matchRows(diff, [])) };
});

/** What no row tells of, as texts: a key, and the texts where rows tell of others. */
function untold({ uncovered }: RowMatching): readonly { readonly key: string; readonly text: string }[] {
  return uncovered.flatMap(({ change: { key }, texts }) =>
    texts.length === 0 ? [{ key, text: '' }] : texts.map((each) => ({ key: each.key, text: `${each.side} ${each.lines.join('\n')}` })),
  );
}

function isAt(key: string, item: string): boolean {
  return key === item || key.startsWith(`${item}/`) || item.startsWith(`${key}/`);
}

const deletion = fc.constantFrom(...steps).chain((step) =>
  fc.tuple(
    fc.constant(step),
    fc.uniqueArray(fc.nat(step.published.length - 1), { minLength: 1, maxLength: 3 }).map((rows) => new Set(rows)),
  ),
);

test('without some of its published rows a table leaves exactly their changes untold', () => {
  fc.assert(
    fc.property(deletion, ([{ diff, published, all }, deleted]) => {
      const gone = published.filter((_, index) => deleted.has(index));
      const left = published.filter((_, index) => !deleted.has(index));
      const rowsOf = (list: typeof published): readonly ChangeRow[] => list.map(({ row }) => row);
      const found = untold(matchRows(diff, rowsOf(left)));
      for (const { key } of found) expect(gone.flatMap(({ items }) => items).some((item) => isAt(key, item))).toBe(true);
      for (const { row, items } of gone) {
        // A row about a new number, or about a number of 件 that follows, is one that nobody has to write.
        if (JSON.stringify(untold(matchRows(diff, [row]))) === JSON.stringify(all)) continue;
        for (const item of items) {
          const isTold = left.some((other) => other.items.some((each) => isAt(each, item)));
          const isNeeded = all.some(({ key }) => isAt(key, item));
          if (isNeeded && !isTold) expect(found.map(({ key }) => key).filter((key) => isAt(key, item))).not.toEqual([]);
        }
      }
    }),
    { numRuns: runs(20) },
  );
});

/** A row about a new number behind an insertion, which nobody has to write. Its words nearly are those of a heading that changed. */
const onlyNumbered: ReadonlySet<string> = new Set(['kodaira-covid19 2022-09-16 18']);

test('a row of an item that has others is missed too', () => {
  const single = fc.constantFrom(...steps.flatMap((step) => step.published.map((_, index) => ({ step, index }))));
  fc.assert(
    fc.property(single, ({ step: { name, diff, published, all }, index }) => {
      const row = published[index]?.row;
      const isFree = !row || published[index]?.items.length === 0 || onlyNumbered.has(`${name} ${String(index)}`);
      if (isFree || JSON.stringify(untold(matchRows(diff, [row]))) === JSON.stringify(all)) return;
      const left = published.filter((_, other) => other !== index).map((each) => each.row);
      expect(untold(matchRows(diff, left))).not.toEqual([]);
    }),
    { numRuns: runs(20) },
  );
});
