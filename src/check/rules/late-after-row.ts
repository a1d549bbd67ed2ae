import { coverNode, publishedDay, publishedKey } from '../../model/cover.js';
import type { CheckRule } from './check-rule.js';

/** The choice that means "afterwards". Fixed here because no form description marks it. */
const afterwards = '事後';

/**
 * Reports a row of 事後 whose 変更日 is after 公表日. 事後 means that submission and publication came after the change. A warning,
 * because cities that publish a revision under the date of the first publication leave such rows behind (横浜市).
 */
export const lateAfterRow: CheckRule = {
  id: 'late-after-row',
  title: '事後なのに変更日が公表日より後',
  inAnyShape: true,
  *check({ assessment, source }) {
    const cover = coverNode(assessment, publishedKey);
    const published = publishedDay(assessment);
    if (!cover || published === undefined) return;
    for (const { days, dateCell, timing } of assessment.rows) {
      if (!days || !dateCell || timing?.choice !== afterwards || days.first <= published) continue;
      yield {
        ruleId: lateAfterRow.id,
        severity: 'warning',
        text: `提出時期は「事後」ですが、変更日（${dateCell.text}）が公表日（${cover.text}）より後になっています`,
        place: source.valuePlace(dateCell.path),
        item: dateCell.name,
        mend: '変更より前に公表するなら提出時期を「事前」に、そうでなければ変更日か公表日を直してください',
        related: source.valuePlace(cover.path),
      };
    }
  },
};
