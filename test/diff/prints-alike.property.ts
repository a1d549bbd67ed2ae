import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { readBlocks } from '../../src/core/text/text-blocks.js';
import { assessmentOf, smallDocument } from './small-document.js';
import type { Plain } from './small-document.js';

const cell = fc.oneof(
  fc.constantFrom('氏名', '住所　電話', '', '-', '12', 'a\\|b', 'か\u3099な', '氏名<br>かな'),
  fc.string({ unit: fc.constantFrom('あ', '1', '　', '。'), maxLength: 4 }),
);
const table = fc.integer({ min: 2, max: 4 }).chain((columns) => {
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  return fc.record({ head: row, rows: fc.array(row, { maxLength: 3 }) });
});
type Table = Readonly<{ head: readonly string[]; rows: readonly (readonly string[])[] }>;

/** One way of writing a table. Nothing of it prints. */
const style = fc.record({
  outer: fc.boolean(),
  padding: fc.nat(3),
  dashes: fc.integer({ min: 3, max: 9 }),
  aligned: fc.constantFrom('', ':'),
  short: fc.boolean(),
  ends: fc.constantFrom('<br>', '<br/>', '<BR />'),
  indent: fc.constantFrom('', '  '),
});
type Style = Readonly<{ outer: boolean; padding: number; dashes: number; aligned: string; short: boolean; ends: string; indent: string }>;

function write({ head, rows }: Table, { outer, padding, dashes, aligned, short, ends, indent }: Style): string {
  // A line without bars at its ends is no row where it holds one cell, and an empty cell at an end needs its bar.
  const bars = outer || [head, ...rows].some((row) => row[0]?.trim() === '' || row.at(-1)?.trim() === '');
  const line = (cells: readonly string[]): string => {
    const inner = cells.map((each) => ' '.repeat(padding) + each.replaceAll('<br>', ends) + ' '.repeat(padding)).join('|');
    return indent + (bars ? `|${inner}|` : inner);
  };
  const shortened = (cells: readonly string[]): readonly string[] => (short && bars && cells.length > 1 && cells.at(-1) === '' ? cells.slice(0, -1) : cells);
  return [line(head), line(head.map(() => aligned + '-'.repeat(dashes))), ...rows.map((row) => line(shortened(row)))].join('\n');
}

const around = fc.constantFrom('', '＜記録項目＞\n', '1. 項目\n');
const decomposed = (text: string): string => text.replaceAll('が', 'か\u3099').replaceAll('プ', 'フ\u309a');

function withText(data: Plain, text: string): Plain {
  return { ...data, 特定個人情報ファイル: [{ id: 'one', 概要: { 備考: 'がんの記録' }, 記録項目: text }] };
}

test('whatever of a table is markup and does not print is no change', () => {
  fc.assert(
    fc.property(smallDocument, table, style, style, around, (data, written, one, other, above) => {
      const [before, after] = [above + write(written, one), above + write(written, other)];
      fc.pre(JSON.stringify(readBlocks(before)) === JSON.stringify(readBlocks(after)));
      expect(diffAssessments(assessmentOf(withText(data, before)), assessmentOf(withText(data, after))).changes).toEqual([]);
    }),
  );
});

test('two ways of writing a table are one table, nearly always', () => {
  let [all, same] = [0, 0];
  fc.assert(
    fc.property(table, style, style, around, (written, one, other, above) => {
      all += 1;
      if (JSON.stringify(readBlocks(above + write(written, one))) === JSON.stringify(readBlocks(above + write(written, other)))) same += 1;
    }),
  );
  expect(same / all).toBeGreaterThan(0.9);
});

test('a cell that prints otherwise is a change', () => {
  fc.assert(
    fc.property(table, style, style, around, fc.nat(), (written, one, other, above, which) => {
      const rows = written.rows.map((row, index) =>
        index === which % Math.max(1, written.rows.length) ? row.map((each, at) => (at === 0 ? `${each}別` : each)) : row,
      );
      fc.pre(written.rows.length > 0);
      const [before, after] = [above + write(written, one), above + write({ ...written, rows }, other)];
      expect(diffAssessments(assessmentOf(withText({}, before)), assessmentOf(withText({}, after))).changes).toHaveLength(1);
    }),
  );
});

test('letters and marks apart or together are no change, anywhere', () => {
  fc.assert(
    fc.property(smallDocument, (data) => {
      const apart = JSON.parse(decomposed(JSON.stringify(data))) as Plain;
      expect(diffAssessments(assessmentOf(data), assessmentOf(apart)).changes).toEqual([]);
    }),
  );
});

test('ids that were exchanged between entries are no change', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 2 }),
      fc.infiniteStream(fc.constantFrom('宛名', '接種', '収納')),
      (ids, names) => {
        const entries = ids.map((id) => ({ id, 名称: `${names.next().value as string}システム`, 機能: '記録を管理する。' }));
        const exchanged = entries.map((entry, index) => ({ ...entry, id: ids[(index + 1) % ids.length] }));
        const document = (使用するシステム: readonly Plain[]): Plain => ({ 基本情報: { 使用するシステム } });
        expect(diffAssessments(assessmentOf(document(entries)), assessmentOf(document(exchanged))).changes).toEqual([]);
      },
    ),
  );
});
