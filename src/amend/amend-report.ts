import { undecided } from '../law/change-kinds.js';
import type { Judgement } from '../classify/judgement.js';
import { isGone } from './amend-edits.js';
import type { CellFate, MergedRow } from './merge-rows.js';
import { onOneLine } from '../model/item-name.js';
import type { Column } from '../appendix/rows/change-table.js';

/** The result for every row of this step, in the order of the new document. Removed rows keep their old position. */
export interface AmendReport {
  readonly rows: readonly ReportedRow[];
}

/** State of a row. added, removed: by this run; withdrawn: without its change, but edited by a person; hand: written by hand; standing: any other. */
export type RowState = 'added' | 'removed' | 'withdrawn' | 'hand' | 'standing';

export interface ReportedRow {
  readonly state: RowState;
  /** Position from 1 in the new document; of a removed row, in the old one. */
  readonly number: number;
  /** 項目 on one line. */
  readonly item: string;
  /** Cells that had or have another text than the drafted one. */
  readonly cells: readonly ReportedCell[];
  /** Set while 提出時期 needs a declaration. */
  readonly undecided?: Judgement;
  /** For a hand-written row: whether it covers a known change. declared: 変更の説明 declares that it covers none. */
  readonly about?: 'change' | 'declared' | 'unknown';
}

export interface ReportedCell {
  readonly column: string;
  readonly fate: Exclude<CellFate, 'same'>;
  readonly mine: string;
  readonly fresh: string;
}

/**
 * Reports the result of a merge row by row.
 * @param count Number of rows that 変更箇所 held before.
 */
export function reportAmendment(merged: readonly MergedRow[], columns: readonly Column[], count: number): AmendReport {
  const itemColumn = columns.findIndex(({ part }) => part === 'item');
  const gone = merged.flatMap((row) => (isGone(row) ? [row.row.index] : []));
  let next = count - gone.length;
  const rows = merged.map((row): ReportedRow => {
    if (row.kind === 'new') {
      next += 1;
      return { state: 'added', number: next, item: onOneLine(row.drafted.row.item), cells: [], ...undecidedIn(row.drafted.row.judgement) };
    }
    const { index, cells } = row.row;
    const number = isGone(row) ? index + 1 : index + 1 - gone.filter((other) => other < index).length;
    const base = { number, item: onOneLine(cells[itemColumn] ?? '') };
    switch (row.kind) {
      case 'hand':
        return { ...base, state: 'hand', cells: [], about: row.declared ? 'declared' : row.keys.length > 0 ? 'change' : 'unknown' };
      case 'withdrawn':
        return { ...base, state: row.edited ? 'withdrawn' : 'removed', cells: [] };
      case 'existing':
        return { ...base, state: 'standing', cells: reportedCells(row.cells, columns), ...undecidedIn(row.drafted.row.judgement) };
    }
  });
  return { rows };
}

function undecidedIn(judgement: Judgement): { readonly undecided?: Judgement } {
  return judgement.timing === undecided ? { undecided: judgement } : {};
}

function reportedCells(cells: Extract<MergedRow, { readonly kind: 'existing' }>['cells'], columns: readonly Column[]): readonly ReportedCell[] {
  return cells.flatMap(({ fate, existing, drafted }, index) => {
    const column = columns[index]?.key ?? '';
    return fate === 'same' ? [] : [{ column, fate, mine: existing, fresh: drafted }];
  });
}
