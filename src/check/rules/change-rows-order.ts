import type { ChangeRow } from '../../model/assessment.js';
import type { CheckRule } from './check-rule.js';

/** Reports a 変更日 before that of the row above. The appendix grows downwards, the newest changes last. */
export const changeRowsOrder: CheckRule = {
  id: 'change-rows-order',
  title: '変更箇所が日付の順でない',
  inAnyShape: true,
  *check({ assessment, source }) {
    let before: ChangeRow | undefined;
    for (const row of assessment.rows) {
      if (!row.days || !row.dateCell) continue;
      if (before?.days && before.dateCell && row.days.last < before.days.first) {
        yield {
          ruleId: changeRowsOrder.id,
          severity: 'warning',
          text: `変更日（${row.dateCell.text}）が、前の行の変更日（${before.dateCell.text}）より前になっています`,
          place: source.valuePlace(row.dateCell.path),
          item: row.dateCell.name,
          mend: '変更日の古い順に並べるか、変更日を直してください',
          related: source.valuePlace(before.dateCell.path),
        };
      }
      before = row;
    }
  },
};
