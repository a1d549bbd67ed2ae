import { undecided } from '../law/change-kinds.js';
import type { Assumption, Judgement } from '../classify/judgement.js';
import { shownAssumption } from './amend-notes.js';
import { isGone } from './amend-edits.js';
import type { CellFate, MergedRow } from './merge-rows.js';
import { onOneLine } from '../model/item-name.js';
import type { CellPart, Column } from '../appendix/rows/change-table.js';

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
  /** The texts of the row after this run, by column; of a removed row those that it held. */
  readonly texts: readonly RowText[];
  /** The judgement behind a drafted row. Undefined for a hand-written row, and for one without its change. */
  readonly judgement?: Judgement;
  /** Cells that had or have another text than the drafted one. */
  readonly cells: readonly ReportedCell[];
  /** Assumption behind the 提出時期 that the row shows. */
  readonly assumed?: Assumption;
  /** Set while 提出時期 needs a declaration. */
  readonly undecided?: Judgement;
  /** For a hand-written row: whether it covers a known change. declared: 変更の説明 declares that it covers none. */
  readonly about?: 'change' | 'declared' | 'unknown';
}

export interface RowText {
  readonly column: string;
  readonly part: CellPart | undefined;
  readonly text: string;
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
    const assumption = shownAssumption(row, columns);
    const assumed = assumption === undefined ? {} : { assumed: assumption };
    if (row.kind === 'new') {
      next += 1;
      const { judgement, item } = row.drafted.row;
      return {
        state: 'added',
        number: next,
        item: onOneLine(item),
        texts: textsOf(row.drafted.cells, columns),
        cells: [],
        judgement,
        ...assumed,
        ...undecidedIn(judgement),
      };
    }
    const { index, cells } = row.row;
    const number = isGone(row) ? index + 1 : index + 1 - gone.filter((other) => other < index).length;
    const base = { number, item: onOneLine(cells[itemColumn] ?? ''), texts: textsOf(cells, columns) };
    switch (row.kind) {
      case 'hand':
        return { ...base, state: 'hand', cells: [], about: row.declared ? 'declared' : row.keys.length > 0 ? 'change' : 'unknown' };
      case 'withdrawn':
        return { ...base, state: row.edited ? 'withdrawn' : 'removed', cells: [] };
      case 'existing':
        return {
          ...base,
          texts: textsOf(
            row.cells.map(({ fate, existing, drafted }) => (fate === 'refreshed' ? drafted : existing)),
            columns,
          ),
          state: 'standing',
          cells: reportedCells(row.cells, columns),
          judgement: row.drafted.row.judgement,
          ...assumed,
          ...undecidedIn(row.drafted.row.judgement),
        };
    }
  });
  return { rows };
}

function textsOf(cells: readonly string[], columns: readonly Column[]): readonly RowText[] {
  return columns.map(({ key, part }, index) => ({ column: key, part, text: cells[index] ?? '' }));
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
