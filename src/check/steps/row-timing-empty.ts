import { publicationOf } from '../../classify/facts/version-dates.js';
import { undecided } from '../../law/change-kinds.js';
import type { StepRule } from './step-rule.js';

/** Reports an empty 提出時期 in a new row of a version with a 公表日. A draft may leave it empty. */
export const rowTimingEmpty: StepRule = {
  id: 'row-timing-empty',
  title: '提出時期の空いた行',
  *check({ before, after: { source, assessment }, matching, judgementOf }) {
    if (publicationOf(assessment, before.assessment).state === 'unwritten') return;
    for (const { row, changes } of matching.rows) {
      const { timing: cell } = row;
      if (!cell || cell.choice !== '') continue;
      const judged = new Set(changes.flatMap(({ change }) => judgementOf(change)?.timing ?? []));
      const [only] = judged;
      const known = only !== undefined && judged.size === 1 && only !== undecided ? `（この変更は「${only}」と判断されています）` : '';
      yield {
        ruleId: rowTimingEmpty.id,
        severity: 'error',
        text: `公表日が書かれた版なのに、提出時期が選ばれていません${known}`,
        place: source.keyPlace(cell.path),
        item: cell.name,
        mend: '「事前」か「事後」を選んでください',
      };
    }
  },
};
