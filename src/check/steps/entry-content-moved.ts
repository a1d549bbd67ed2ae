import { shiftedEntries } from '../../diff/pairs/shifted-entries.js';
import type { Entry } from '../../model/assessment.js';
import { idKey } from '../../forms/form.js';
import type { StepRule } from './step-rule.js';

/** Reports an entry whose content stood under another id before. A notice: somebody may have meant it, and the rows say what is printed. */
export const entryContentMoved: StepRule = {
  id: 'entry-content-moved',
  title: '中身が別の id へ移っている',
  *check({ diff, after: { source }, before }) {
    for (const { before: from, after: to } of shiftedEntries(diff)) {
      yield {
        ruleId: entryContentMoved.id,
        severity: 'notice',
        text: `前の版の${titleOf(from)}（id: ${from.id}）の中身が、${titleOf(to)}（id: ${to.id}）に移っています。id が同じものどうしを比べるので、名前と中身の変更とみなしました`,
        place: source.valuePlace([...to.path, idKey]),
        item: to.name,
        mend: `並べ替えただけなら、id を前の版の「${from.id}」に戻してください。id は並び順でなく、項目に付けます`,
        related: before.source.valuePlace([...from.path, idKey]),
      };
    }
  },
};

/** Returns 委託事項3「データ消去」. */
function titleOf({ of, number, called }: Entry): string {
  return `${of}${String(number)}${called === '' ? '' : `「${called}」`}`;
}
