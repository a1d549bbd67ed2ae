import { clip, withoutLongNumbers } from '../../core/clip.js';
import type { Side } from '../../core/side.js';
import type { RowMatch } from '../../appendix/match/match-rows.js';
import { itemWithQuote, linesOf, quoteDifference } from '../../appendix/match/quote-place.js';
import type { MissingQuote } from '../../appendix/match/row-evidence.js';
import { rowCells } from '../../appendix/rows/change-table.js';
import type { Step } from '../../step/step.js';
import type { StepRule } from './step-rule.js';

/** Lowest found share (0 to 1) of a quote that counts as a slip of the pen. Below it the item lacks the quote. */
const nearly = 0.9;

/**
 * Phrases that an item lacks the quote only in this wording. Empty if it lacks the quote.
 * @example slipPhrase(0.93) → 'その字句では'
 * @example slipPhrase(0.6) → ''
 */
export function slipPhrase(share: number): string {
  return share >= nearly ? 'その字句では' : '';
}

/** Reports a new row that quotes a text missing in the version. A warning, because tables also describe, and many published ones slip. */
export const rowQuoteNotFound: StepRule = {
  id: 'row-quote-not-found',
  title: '行の引く文が版にない',
  *check(context) {
    for (const match of context.matching.rows) {
      // `row-without-change` reports a row without a change.
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
          text: `${cell.item.label}が引用する文${about(first, match, context)}${others.length > 0 ? `（ほかに${String(others.length)}か所）` : ''}`,
          place: placeOf(first, cell.path, cell.text, context),
          item: cell.name,
          mend: `${versionOf(side)}の文の通りに直してください`,
        };
      }
    }
  },
};

function versionOf(side: Side): string {
  return side === 'before' ? '前の版' : 'この版';
}

/** Phrases what is missing: the letters that differ, or the whole quote with the item in which it does stand. */
function about({ side, quote, share }: MissingQuote, { items }: RowMatch, { before, after }: Step): string {
  const nowhere = `${versionOf(side)}のその項目に${slipPhrase(share)}見当たりません`;
  const difference = quoteDifference(quote.text, linesOf(items, side));
  if (difference) return `「${withoutLongNumbers(difference.quoted)}」が、${nowhere}。${versionOf(side)}では「${withoutLongNumbers(difference.written)}」です`;
  const name = itemWithQuote({ quote }, { before, after }[side].assessment);
  return `「${clip(quote.text)}」が、${nowhere}${name === undefined ? '' : `。「${name}」にはあります`}`;
}

function placeOf({ quote }: MissingQuote, path: readonly (string | number)[], text: string, { after: { source } }: Step): ReturnType<typeof source.valuePlace> {
  const offset = text.indexOf(quote.text);
  return offset < 0 ? source.valuePlace(path) : source.textPlace(path, offset);
}
