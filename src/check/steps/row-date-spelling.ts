import { publicationOf } from '../../classify/facts/version-dates.js';
import { clip } from '../../core/clip.js';
import { formatEra, isDay, readDate } from '../../core/dates.js';
import { readForeignDay } from '../../core/found-dates.js';
import type { StepRule } from './step-rule.js';

/**
 * Reports a 変更日 that is no day as the form wants it, in a row that a draft adds. Rows of published versions keep the dates that they
 * were published with: `date-not-real` warns of those that cannot be read.
 */
export const rowDateSpelling: StepRule = {
  id: 'row-date-spelling',
  title: '新しい行の変更日の書き方',
  *check({ before, after: { source, assessment }, rows }) {
    if (publicationOf(assessment, before.assessment).state !== 'unwritten') return;
    for (const { dateCell } of rows.added) {
      if (!dateCell || dateCell.text.trim() === '') continue;
      const reading = readDate(dateCell.text);
      if (reading?.ok && isDay(reading.date)) continue;
      const foreign = readForeignDay(dateCell.text);
      yield {
        ruleId: rowDateSpelling.id,
        severity: 'error',
        text: `新しい行の変更日が、年月日で書かれていません（「${clip(dateCell.text.trim().replace(/\s*\n\s*/gu, '／'))}」）`,
        place: source.valuePlace(dateCell.path),
        item: dateCell.name,
        mend: foreign ? `「${formatEra(foreign.date)}」と書いてください` : '「令和7年6月27日」のように、一つの日を書くか、決まるまで空けておいてください',
      };
    }
  },
};
