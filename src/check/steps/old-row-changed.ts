import { foldForm } from '../../core/fold-form.js';
import type { ChangeRow } from '../../model/assessment.js';
import { cellText } from '../../appendix/rows/change-table.js';
import type { StepRule } from './step-rule.js';

/** Reports an edited row of the version before. Published rows are history, and new changes have rows of their own. */
export const oldRowChanged: StepRule = {
  id: 'old-row-changed',
  title: '前の版の行が書き換えられている',
  *check({ before, after: { source }, rows }) {
    for (const { before: old, after: now } of rows.changed) {
      const [cell, was] = changedCells(old, now)[0] ?? [];
      if (!cell || !was) continue;
      const labels = changedCells(old, now).map(([each]) => `「${each.item.label}」`);
      yield {
        ruleId: oldRowChanged.id,
        severity: 'error',
        text: `前の版にある変更箇所の行の${labels.join('と')}が書き換えられています`,
        place: source.valuePlace(cell.path),
        item: now.row.name,
        mend: '前の版の通りに戻してください。今回の変更は、別の行に書きます',
        related: before.source.valuePlace(was.path),
      };
    }
  },
};

type Cell = ChangeRow['row']['cells'][number];

function changedCells(old: ChangeRow, now: ChangeRow): readonly (readonly [Cell, Cell])[] {
  return now.row.cells.flatMap((cell, index) => {
    const was = old.row.cells[index];
    return was && foldForm(cellText(cell)) !== foldForm(cellText(was)) ? [[cell, was] as const] : [];
  });
}
