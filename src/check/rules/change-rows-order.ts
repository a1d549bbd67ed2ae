import { firstDay, isDay, readDate } from '../../core/dates.js';
import { declarationKeys, declarationsKey } from '../../forms/internal-keys.js';
import type { Assessment, ChangeRow } from '../../model/assessment.js';
import { coverText, publishedKey } from '../../model/cover.js';
import { valueAt } from '../../model/value-at.js';
import type { CheckRule } from './check-rule.js';

/**
 * Reports a 変更日 before that of the row above. The appendix grows downwards, the newest changes last. Skips a day that 変更の説明 or
 * 公表日 gives, and a row of 事後 below one of 事前: a change announced ahead may begin after the next publication.
 */
export const changeRowsOrder: CheckRule = {
  id: 'change-rows-order',
  title: '変更箇所が日付の順でない',
  inAnyShape: true,
  *check({ assessment, source }) {
    const given = givenDays(assessment, source.data);
    let before: ChangeRow | undefined;
    for (const row of assessment.rows) {
      if (!row.days || !row.dateCell) continue;
      if (before?.days && before.dateCell && row.days.last < before.days.first && !given.has(row.days.first) && !isAhead(before, row)) {
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

/** Returns the days that the department gives as facts: 公表日, and 実施日 of 変更の説明. */
function givenDays(assessment: Assessment, data: unknown): ReadonlySet<number> {
  const declared = valueAt(data, [declarationsKey]);
  const written = (Array.isArray(declared) ? declared : []).map((entry: unknown) => valueAt(entry, [declarationKeys.effective]));
  const texts = [coverText(assessment, publishedKey), ...written.filter((text) => typeof text === 'string')];
  return new Set(
    texts.flatMap((text) => {
      const reading = readDate(text);
      return reading?.ok === true && isDay(reading.date) ? [firstDay(reading.date)] : [];
    }),
  );
}

function isAhead(before: ChangeRow, row: ChangeRow): boolean {
  return before.timing?.choice === '事前' && row.timing?.choice === '事後';
}
