import { undecided } from '../classify/judgement.js';
import type { Judgement } from '../classify/judgement.js';
import { isGone } from './amend-edits.js';
import type { CellFate, MergedRow } from './merge-rows.js';
import { onOneLine } from '../model/item-name.js';
import type { Column } from '../appendix/rows/change-table.js';

/** What became of 変更箇所: every row of this step, in the order of the new document, with those that were taken away where they stood. */
export interface AmendReport {
  readonly rows: readonly ReportedRow[];
}

/** added, removed: by this run. withdrawn: its change is there no more, but a person worked on it. hand: written by hand. */
export type RowState = 'added' | 'removed' | 'withdrawn' | 'hand' | 'standing';

export interface ReportedRow {
  readonly state: RowState;
  /** From 1: in the new document, for a row that was taken away in the old one. */
  readonly number: number;
  /** 項目, on one line. */
  readonly item: string;
  /** Cells that do not simply say what they said before and should say. */
  readonly cells: readonly ReportedCell[];
  /** There while 提出時期 can't be told without a declaration. */
  readonly undecided?: Judgement;
  /** For a row written by hand: whether it is known what it tells of. declared: of no change, as the department says. */
  readonly about?: 'change' | 'declared' | 'unknown';
}

export interface ReportedCell {
  readonly column: string;
  readonly fate: Exclude<CellFate, 'same'>;
  readonly mine: string;
  readonly fresh: string;
}

/** @param count How many rows 変更箇所 held. */
export function reportAmendment(merged: readonly MergedRow[], columns: readonly Column[], count: number): AmendReport {
  const itemColumn = columns.findIndex(({ part }) => part === 'item');
  const gone = merged.flatMap((row) => (isGone(row) ? [row.row.index] : []));
  let next = count - gone.length;
  const rows = merged.map((row): ReportedRow => {
    if (row.kind === 'new') {
      next += 1;
      return { state: 'added', number: next, item: onOneLine(row.fresh.row.item), cells: [], ...undecidedIn(row.fresh.row.judgement) };
    }
    const { index, cells } = row.row;
    const number = isGone(row) ? index + 1 : index + 1 - gone.filter((other) => other < index).length;
    const base = { number, item: onOneLine(cells[itemColumn] ?? '') };
    switch (row.kind) {
      case 'hand':
        return { ...base, state: 'hand', cells: [], about: row.declared ? 'declared' : row.keys.length > 0 ? 'change' : 'unknown' };
      case 'withdrawn':
        return { ...base, state: row.edited ? 'withdrawn' : 'removed', cells: [] };
      case 'standing':
        return { ...base, state: 'standing', cells: reportedCells(row.cells, columns), ...undecidedIn(row.fresh.row.judgement) };
    }
  });
  return { rows };
}

function undecidedIn(judgement: Judgement): { readonly undecided?: Judgement } {
  return judgement.timing === undecided ? { undecided: judgement } : {};
}

function reportedCells(cells: Extract<MergedRow, { readonly kind: 'standing' }>['cells'], columns: readonly Column[]): readonly ReportedCell[] {
  return cells.flatMap(({ fate, mine, fresh }, index) => (fate === 'same' ? [] : [{ column: columns[index]?.key ?? '', fate, mine, fresh }]));
}
