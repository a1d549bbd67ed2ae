import type { AppendixRow } from '../../../src/appendix/rows/appendix-row.js';

/** Rows as a person reads them in a fixture: what was folded into one line a cell would hide what the printed table shows. */
export function showRows(rows: readonly AppendixRow[]): string {
  if (rows.length === 0) return '（行なし）\n';
  return rows.map(({ item, before, after }) => ['━━━ 項目', item, '─── 変更前', before, '─── 変更後', after, ''].join('\n')).join('\n');
}
