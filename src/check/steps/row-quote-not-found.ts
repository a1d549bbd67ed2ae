import { clip } from '../../core/clip.js';
import type { MissingQuote } from '../../appendix/match/row-evidence.js';
import { rowCells } from '../../appendix/rows/change-table.js';
import type { Step } from '../../step/step.js';
import type { StepRule } from './step-rule.js';

/** A quote of which this much was found has a slip of the pen in it. */
const nearly = 0.9;

/** A new row quotes a text that the version does not hold; a warning, because tables also describe, and many published ones slip. */
export const rowQuoteNotFound: StepRule = {
  id: 'row-quote-not-found',
  title: '行の引く文が版にない',
  *check(context) {
    for (const match of context.matching.rows) {
      // Of a row without a change that itself is told.
      if (match.changes.length === 0 || context.isAcknowledged(match.row)) continue;
      const cells = rowCells(match.row);
      for (const side of ['before', 'after'] as const) {
        const missing = match.missing.filter((each) => each.side === side && !each.quote.describes);
        const [first, ...others] = missing;
        const cell = cells?.[side];
        if (!first || !cell) continue;
        yield {
          ruleId: rowQuoteNotFound.id,
          severity: 'warning',
          text: `${cell.item.label}が引用する文${found(first)}、${side === 'before' ? '前の' : 'この'}版のその項目に${first.share >= nearly ? 'その字句では' : ''}見当たりません${others.length > 0 ? `（ほかに${String(others.length)}か所）` : ''}`,
          place: placeOf(first, cell.path, cell.text, context),
          item: cell.name,
          mend: `${side === 'before' ? '前の' : 'この'}版の文の通りに直してください`,
        };
      }
    }
  },
};

function found({ quote }: MissingQuote): string {
  return `「${clip(quote.text)}」が`;
}

function placeOf({ quote }: MissingQuote, path: readonly (string | number)[], text: string, { after: { source } }: Step): ReturnType<typeof source.valuePlace> {
  const offset = text.indexOf(quote.text);
  return offset < 0 ? source.valuePlace(path) : source.textPlace(path, offset);
}
