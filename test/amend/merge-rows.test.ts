import { parseItemKey } from '../../src/model/item-key.js';
import type { ItemKey } from '../../src/model/item-key.js';
import { describe, expect, test } from 'vitest';
import type { AppendixRow } from '../../src/appendix/rows/appendix-row.js';
import { bindTheRest, bindRecords } from '../../src/amend/bind-rows.js';
import { mergeRows } from '../../src/amend/merge-rows.js';
import type { DraftedRow, MergedRow, ExistingRow } from '../../src/amend/merge-rows.js';
import type { Column } from '../../src/appendix/rows/change-table.js';
import { digest, readRecords, recordData } from '../../src/appendix/rows/row-records.js';
import type { RowRecord } from '../../src/appendix/rows/row-records.js';

const parts = ['date', 'item', 'before', 'after', 'timing', 'explanation'] as const;
const columns: readonly Column[] = parts.map((part) => ({ key: part, part }));
type Cells = readonly [string, string, string, string, string, string];

const keysOf = (...keys: readonly string[]): readonly ItemKey[] => keys.map(parseItemKey);

function drafted(keys: readonly string[], cells: Cells): DraftedRow {
  const [date, item, before, after, timing, explanation] = cells;
  // No rule is asked here: only what the row says counts.
  return { row: { keys, date, item, before, after, timing, explanation } as unknown as AppendixRow, cells };
}
function record(keys: readonly string[], cells: Cells): RowRecord {
  return { keys: keysOf(...keys), cells: cells.map((text) => ({ base: digest(text) })) };
}
function existing(index: number, cells: Cells, answered = false): ExistingRow {
  return { index, cells, answered };
}
function bind(records: readonly RowRecord[], rows: readonly ExistingRow[]): Map<number, RowRecord> {
  return bindRecords(
    records,
    rows.map(({ index, cells }) => ({ index, digests: cells.map(digest) })),
    columns,
  );
}
function fates(merged: readonly MergedRow[]): unknown[] {
  return merged.map((row) => {
    if (row.kind === 'existing') return row.cells.map(({ fate }) => fate).join(' ');
    return row.kind === 'withdrawn' ? `withdrawn${row.edited ? ' edited' : ''}` : row.kind === 'new' ? `new ${row.drafted.row.keys.join()}` : 'hand';
  });
}

const one: Cells = ['日', 'Ⅰ①', '旧', '新', '事後', '文言の修正'];
const two: Cells = ['日', 'Ⅰ②', '（追加）', '増', '事後', '文言の修正'];
const edit = (cells: Cells, column: number, text: string): Cells => cells.map((cell, index) => (index === column ? text : cell)) as unknown as Cells;

describe('a cell', () => {
  const merge = (written: Cells, mine: Cells, now: Cells, answered = false): { fates: unknown; record: string } => {
    const rows = [existing(0, mine, answered)];
    const merged = mergeRows({ rows, recordByRow: new Map([[0, record(['a'], written)]]), covered: new Map(), drafted: [drafted(['a'], now)] });
    const [row] = merged;
    return { fates: fates(merged)[0], record: row && row.kind === 'existing' ? String(recordData(row.record)['控え']) : '' };
  };
  const digests = (cells: Cells): string => cells.map(digest).join(' ');
  test('that nobody touched follows what is written today', () => {
    expect(merge(one, one, one)).toEqual({ fates: 'same same same same same same', record: digests(one) });
    expect(merge(one, one, edit(one, 3, '新２'))).toEqual({ fates: 'same same same refreshed same same', record: digests(edit(one, 3, '新２')) });
  });
  test('that a person changed stays, and what it started from is remembered', () => {
    const mine = edit(edit(one, 3, '人の文'), 5, '');
    expect(merge(one, mine, one)).toEqual({ fates: 'same same same kept same kept', record: digests(one) });
    expect(merge(one, mine, edit(one, 0, '別の日')).fates).toBe('refreshed same same kept same kept');
  });
  test('that a person changed to what is written today is ours again', () => {
    const now = edit(one, 3, '新２');
    expect(merge(one, now, now)).toEqual({ fates: 'same same same same same same', record: digests(now) });
  });
  test('that a person changed, and whose change moved on, is asked about until the question is taken away', () => {
    const [mine, now] = [edit(one, 3, '人の文'), edit(one, 3, '新２')];
    const asked = merge(one, mine, now);
    expect(asked).toEqual({ fates: 'same same same moved-on same same', record: digests(one).replace(digest('新'), `${digest('新')}>${digest('新２')}`) });
    const [stored] = readRecords({ 変更箇所の控え: [{ 変更: 'a', 控え: asked.record }] });
    const again = (answered: boolean, today: Cells): unknown => {
      const merged = mergeRows({
        rows: [existing(0, mine, answered)],
        recordByRow: new Map(stored && [[0, stored]]),
        covered: new Map(),
        drafted: [drafted(['a'], today)],
      });
      return fates(merged)[0];
    };
    expect(again(false, now)).toBe('same same same moved-on same same');
    expect(again(true, now)).toBe('same same same kept same same');
    expect(again(true, edit(one, 3, '新３'))).toBe('same same same moved-on same same');
    expect(again(false, one)).toBe('same same same kept same same');
  });
});

describe('a row', () => {
  test('without a change goes away, but not with the work of a person on it', () => {
    const rows = [existing(4, one), existing(5, edit(two, 4, '事前'))];
    const recordByRow = bind([record(['a'], one), record(['b'], two)], rows);
    expect(fates(mergeRows({ rows, recordByRow, covered: new Map(), drafted: [] }))).toEqual(['withdrawn', 'withdrawn edited']);
  });
  test('written by hand stands for the change that it tells of', () => {
    const rows = [existing(0, one)];
    const covered = new Map([[0, keysOf('a')]]);
    expect(fates(mergeRows({ rows, recordByRow: new Map(), covered, drafted: [drafted(['a'], two), drafted(['b'], two), drafted(['a', 'b'], two)] }))).toEqual([
      'hand',
      'new b',
      'new a,b',
    ]);
  });
  test('that tells of several changes is found by most of them', () => {
    const rows = [existing(0, one), existing(1, two)];
    const recordByRow = new Map([
      [0, record(['a', 'b', 'c'], one)],
      [1, record(['d'], two)],
    ]);
    const merged = mergeRows({ rows, recordByRow, covered: new Map(), drafted: [drafted(['a'], one), drafted(['b', 'c', 'd'], two)] });
    expect(merged.map((row) => (row.kind === 'existing' ? row.drafted.row.keys.join() : row.kind))).toEqual(['b,c,d', 'withdrawn', 'new']);
  });
});

describe('records find their rows', () => {
  test('wherever they stand, the untouched ones first', () => {
    const rows = [existing(0, two), existing(1, edit(one, 5, '別')), existing(2, one)];
    const [x, y, z] = [record(['a'], one), record(['b'], one), record(['c'], two)];
    expect([...bind([x, y, z], rows)].sort(([one], [other]) => one - other)).toEqual([
      [0, z],
      [1, y],
      [2, x],
    ]);
  });
  test('by 項目', () => {
    expect(bind([record(['a'], one)], [existing(0, ['別', 'Ⅰ①', '別', '別', '', '別'])]).size).toBe(1);
    expect(bind([record(['a'], one)], [existing(0, edit(one, 1, '別'))]).size).toBe(0);
  });

  const [a, b, c] = [record(['a'], one), record(['b'], two), record(['c'], one)];
  const other: Cells = ['日', '人の項目', '人の文', '人の文', '事後', ''];
  /** Where `b` is found when `a` stands in row 1 and `c` in row 9. */
  const found = (rows: readonly (readonly [number, Cells, (readonly string[])?])[], stays = true): unknown => {
    const recordByRow = new Map([
      [1, a],
      [9, c],
    ]);
    const all = [...rows.map(([index, cells]) => existing(index, cells)), existing(1, one), existing(9, one)].sort((x, y) => x.index - y.index);
    const rest = {
      rows: all.map(({ index, cells }) => ({ index, digests: cells.map(digest) })),
      columns,
      covered: new Map(rows.map(([index, , keys]) => [index, keysOf(...(keys ?? []))])),
      stays: (index: number) => index === 1 || stays,
    };
    bindTheRest([a, b, c], rest, recordByRow);
    return [...recordByRow.keys()].filter((index) => recordByRow.get(index) === b);
  };
  test('then by both texts, at their place among the others', () => {
    expect(
      found([
        [3, other],
        [4, edit(two, 1, '別'), ['x']],
      ]),
    ).toEqual([4]);
    expect(found([[10, edit(two, 1, '別'), ['x']]])).toEqual([]);
    expect(found([[10, edit(two, 1, '別'), ['x']]], false)).toEqual([10]);
  });
  test('then by the change that a row tells of', () => {
    expect(
      found([
        [3, other],
        [10, other, ['x', 'b']],
      ]),
    ).toEqual([10]);
  });
  test('at last by their place alone, when nothing is known of the row', () => {
    expect(found([[4, other]])).toEqual([4]);
    expect(found([[4, other, ['x']]])).toEqual([]);
    expect(
      found([
        [4, other, ['x']],
        [5, other],
      ]),
    ).toEqual([5]);
    expect(
      found([
        [4, other],
        [5, other],
      ]),
    ).toEqual([]);
    expect(found([[10, other]])).toEqual([]);
  });
});
