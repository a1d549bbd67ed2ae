import { describe, expect, test } from 'vitest';
import { matchRows } from '../../../src/appendix/match/match-rows.js';
import type { RowMatching } from '../../../src/appendix/match/match-rows.js';
import { phraseRows } from '../../../src/appendix/phrase/phrase-rows.js';
import { changeTable, rowData } from '../../../src/appendix/rows/change-table.js';
import { stepRows } from '../../../src/appendix/rows/step-rows.js';
import { classifyDiff } from '../../../src/classify/classify-diff.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { goldSteps } from './gold-steps.js';
import type { GoldStep } from './gold-steps.js';

/** The published tables against the versions that were reconstructed from them: `test/gold` says which row tells of which item. */
const steps = goldSteps().map((step) => {
  const diff = diffAssessments(step.before.assessment, step.after.assessment);
  const rows = stepRows(step.before.assessment, step.after.assessment);
  return { step, name: step.name, diff, rows, matching: matchRows(diff, rows.added) };
});

test('there is something to match', () => {
  expect(steps.length).toBeGreaterThan(5);
  expect(steps.flatMap(({ step }) => step.rows).filter(({ items }) => items.length > 0).length).toBeGreaterThan(100);
});

describe.each(steps)('$name', ({ step, diff, rows, matching }) => {
  test('the rows of the step are those of the answer key', () => {
    expect([...numbersOf(matching, step)].sort((a, b) => a - b)).toEqual(step.rows.map(({ row }) => row));
    expect(rows.changed).toEqual([]);
    expect(rows.dropped).toEqual([]);
  });

  test('every row is matched to its items', () => {
    const found = new Map(numbersOf(matching, step).map((row, index) => [row, itemsOf(matching, index)]));
    expect(step.rows.map(({ row }) => ({ row, items: found.get(row) }))).toEqual(step.rows.map(({ row, items }) => ({ row, items: [...items].sort() })));
  });

  test('no change is left without a row', () => {
    expect(matching.uncovered.map(({ change, texts }) => ({ key: change.key, texts }))).toEqual([]);
  });

  test('the same rows match the same again, in whatever order they stand', () => {
    expect(matchRows(diff, rows.added)).toEqual(matching);
    const backwards = matchRows(diff, [...rows.added].reverse());
    expect(backwards.rows.map((_, index) => itemsOf(backwards, index)).reverse()).toEqual(matching.rows.map((_, index) => itemsOf(matching, index)));
  });

  test.each(['full', 'paragraph'] as const)('rows that we would write (%s) are matched to their changes', (excerpt) => {
    const generated = phraseRows(classifyDiff(diff, step.after.source).judgements, diff, { excerpt, date: '令和8年4月1日' });
    const table = changeTable(step.after.assessment.form);
    if (!table) throw new Error('no change table');
    const data = { [table.listKey]: generated.map((row) => rowData(row, table.columns)) };
    const ours = matchRows(diff, buildAssessment(step.after.assessment.form, data).rows);
    expect(ours.rows.map(({ changes }) => changes.map(({ change }) => change.key).sort())).toEqual(generated.map(({ keys }) => [...keys].sort()));
    expect(ours.uncovered).toEqual([]);
    expect(ours.rows.flatMap(({ missing }) => missing.filter(({ quote }) => !quote.describes).map(({ quote }) => quote.text))).toEqual([]);
  });
});

test('whether rows quote or describe is judged as people do, but for a few', () => {
  const judged = steps.flatMap(({ step, matching }) => {
    const texts = new Map(numbersOf(matching, step).map((row, index) => [row, matching.rows[index]?.texts]));
    return step.rows.map(({ row, texts: gold }) => ({ row: `${step.name} ${String(row)}`, same: texts.get(row) === gold }));
  });
  // Rows that do two things at once: they shorten a name in what they quote, lost a column, or describe beside a quote.
  expect(judged.filter(({ same }) => !same).map(({ row }) => row)).toEqual([
    'iwakuni-yobosesshu 2024-12-06 51',
    'kodaira-covid19 2023-09-30 36',
    'suginami-yobosesshu 2024-11-01 155',
    'suginami-yobosesshu 2024-11-01 177',
  ]);
});

/** The positions of the matched rows in the newer version. */
function numbersOf(matching: RowMatching, { after }: GoldStep): readonly number[] {
  const positions = new Map(after.assessment.rows.map(({ row }, index) => [row.path.join('/'), index + 1]));
  return matching.rows.map(({ row }) => positions.get(row.row.path.join('/')) ?? 0);
}

function itemsOf(matching: RowMatching, index: number): readonly string[] {
  return (matching.rows[index]?.changes ?? []).flatMap(({ items }) => items).sort();
}
