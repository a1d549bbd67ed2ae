import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { matchRows, rowMatcher } from '../../../src/appendix/match/match-rows.js';
import type { RowMatching } from '../../../src/appendix/match/match-rows.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { loadVersion, versionOf } from './gold-steps.js';

const assessments = fileURLToPath(new URL('../../../assessments/', import.meta.url));

test('rows that are matched again are matched as if for the first time', () => {
  const [before, after] = ['2022-09-16', '2023-09-30'].map((day) => loadVersion(`${assessments}kodaira-covid19/${day}.yaml`).assessment);
  if (!before || !after) throw new Error('no versions');
  const diff = diffAssessments(before, after);
  const rows = after.rows;
  const match = rowMatcher(diff, rows);
  const told = ({ rows: matched, uncovered: untold }: RowMatching): unknown => [
    matched.map(({ changes, texts, missing, named }) => [changes.map(({ change, items }) => [change.key, items]), texts, missing, named]),
    untold.map(({ change, texts }) => [change.key, texts]),
  ];
  expect(rows.length).toBeGreaterThan(20);
  expect([match(), match()].map(told)).toEqual([matchRows(diff, rows), matchRows(diff, rows)].map(told));
});

test('so are those about a text that is too long to be searched for every quote', () => {
  const line = (number: number): string => `第${String(number)}の措置として、保管場所への立入りを記録し、年に一度点検する。`;
  const lines = Array.from({ length: 3500 }, (_, index) => line(index + 1));
  const version = (text: readonly string[], rows: readonly string[]): string =>
    [
      '様式: 様式３',
      '改定: 平成30年5月',
      '基本情報:',
      '  事務:',
      '    内容: |-',
      ...text.map((each) => `      ${each}`),
      rows.length === 0 ? '変更箇所: []' : '変更箇所:',
      ...rows.flatMap((each) => [`  - 項目: Ⅰ１②事務の内容`, `    変更前の記載: ${each}`, `    変更後の記載: ${each.replace('年に一度', '月に一度')}`]),
    ].join('\n');
  // None is a whole line or sentence: each takes a search of either version.
  const quotes = Array.from({ length: 60 }, (_, index) => line(3500 - index).slice(0, -2));
  const edited = lines.map((each, index) => (index < 3440 ? each : each.replace('年に一度', '月に一度')));
  const [before, after] = [versionOf(version(lines, [])), versionOf(version(edited, quotes))];
  const diff = diffAssessments(before.assessment, after.assessment);
  const rows = after.assessment.rows;
  const match = rowMatcher(diff, rows);
  const whole = ({ rows: matched }: RowMatching): number => matched.filter(({ changes, missing }) => changes.length === 1 && missing.length === 0).length;
  expect([match(), match(), match()].map(whole)).toEqual([60, 60, 60]);
});
