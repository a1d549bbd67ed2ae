import { describe, expect, test } from 'vitest';
import { rowCells } from '../../../src/appendix/rows/change-table.js';
import { stepRows } from '../../../src/appendix/rows/step-rows.js';
import type { Assessment, ChangeRow } from '../../../src/model/assessment.js';
import { versionOf } from '../match/gold-steps.js';

type Row = readonly [date: string, item: string, before: string, after: string];
const first: Row = ['令和5年4月1日', 'Ⅰ６①部署', '保健課', '健康課'];
const second: Row = ['令和5年4月1日', 'Ⅱ６保管場所', '（追加）', '②バックアップは施錠した棚に保管する。'];
const fresh: Row = ['令和6年4月1日', 'Ⅰ１②事務の内容', '②通知を送る。', '②通知を郵便で送る。'];

describe('rows of the new version that the old one does not have', () => {
  test('stand behind the old ones', () => {
    expect(step([first, second], [first, second, fresh])).toEqual({ added: [fresh[1]], changed: [], dropped: [] });
  });

  test('stand wherever they were put', () => {
    expect(step([first, second], [second, fresh, first])).toEqual({ added: [fresh[1]], changed: [], dropped: [] });
  });

  test('are all of them where there were none', () => {
    expect(step([], [first, second])).toEqual({ added: [first[1], second[1]], changed: [], dropped: [] });
  });

  test('may say the same as an old one', () => {
    expect(step([fresh], [fresh, fresh])).toEqual({ added: [fresh[1]], changed: [], dropped: [] });
  });
});

describe('old rows', () => {
  test('are the same in another spelling', () => {
    expect(step([first], [['2023-04-01', 'Ⅰ６ ①部署', '保健課', '健康課']])).toEqual({ added: [], changed: [], dropped: [] });
  });

  test('that say something else are no new rows', () => {
    expect(step([first, second], [first, ['令和5年4月1日', 'Ⅱ６保管場所', '（追加）', '②バックアップは施錠した金庫に保管する。']])).toEqual({
      added: [],
      changed: [[second[1], 'Ⅱ６保管場所']],
      dropped: [],
    });
  });

  test('that were written over under another day are gone, and the row is new', () => {
    expect(step([second], [['令和6年4月1日', 'Ⅱ６保管場所', '（追加）', '②バックアップは施錠した棚に保管する。']])).toEqual({
      added: ['Ⅱ６保管場所'],
      changed: [],
      dropped: [[second[1], 'Ⅱ６保管場所']],
    });
  });

  test('that are gone have no row like them', () => {
    expect(step([first, second], [second, fresh])).toEqual({ added: [fresh[1]], changed: [], dropped: [[first[1], undefined]] });
  });

  test('count as often as they stand', () => {
    expect(step([first, first, second], [first, second])).toEqual({ added: [], changed: [], dropped: [[first[1], undefined]] });
  });
});

function step(old: readonly Row[], now: readonly Row[]): unknown {
  const { added, changed, dropped } = stepRows(table(old), table(now));
  return {
    added: added.map(itemOf),
    changed: changed.map(({ before, after }) => [itemOf(before), itemOf(after)]),
    dropped: dropped.map(({ before, nearest }) => [itemOf(before), nearest && itemOf(nearest)]),
  };
}

function itemOf(row: ChangeRow): string | undefined {
  return rowCells(row)?.item.text;
}

function table(rows: readonly Row[]): Assessment {
  const lines = rows.flatMap(([date, item, before, after]) => [
    `  - 変更日: ${date}`,
    `    項目: ${item}`,
    `    変更前の記載: ${before}`,
    `    変更後の記載: ${after}`,
    '    提出時期: 事後',
  ]);
  return versionOf(['様式: 様式３', '改定: 平成30年5月', rows.length === 0 ? '変更箇所: []' : '変更箇所:', ...lines].join('\n')).assessment;
}
