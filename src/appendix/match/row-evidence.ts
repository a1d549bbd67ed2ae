import type { Difference, ItemTexts } from './item-texts.js';
import { locateQuotes } from './locate-quotes.js';
import type { Located } from './locate-quotes.js';
import type { Quote, RowTexts } from './row-texts.js';
import { spansLength, merge, overlapping } from './spans.js';
import type { Merged, FoldedSpan } from './spans.js';

/** Evidence that the cells 変更前 and 変更後 of a row give for one item. */
export interface Evidence {
  readonly texts: ItemTexts;
  /** Spans of the item that the row quotes. */
  readonly quoted: Quoted;
  /** Share (0 to 1) of the row's quotes that the item holds on the side that they are quoted for. 0 for a row without quotes. */
  readonly share: number;
  /** Length of the quotes that hold changed text, in folded UTF-16 units. 0 if none does. */
  readonly touched: number;
  /** Quotes that the item does not hold, or only nearly. */
  readonly missing: readonly MissingQuote[];
}

export interface Quoted {
  readonly before: Merged;
  readonly after: Merged;
}

export interface MissingQuote {
  readonly side: 'before' | 'after';
  readonly quote: Quote;
  /** Share (0 to 1) of it that was found. */
  readonly share: number;
}

/**
 * Compares the quotes of a row with one item. With `slips` quotes with a slip of the pen in them count too, which takes longer.
 *
 * @example rowEvidence({ before: { quotes: [] }, after: { quotes: [{ text: '郵便で送る。', forms: ['郵便で送る。'] }] } }, { before: { folded: '' }, after: { folded: '郵便で送る。' }, differences: [{ after: { from: 0, to: 2 } }] }, false).touched → 6
 * @example rowEvidence({ before: { quotes: [] }, after: { quotes: [{ text: '郵便で', forms: ['郵便で'] }] } }, { before: { folded: '' }, after: { folded: '郵便で送る。' }, differences: [{ after: { from: 3, to: 5 } }] }, false).touched → 0
 */
export function rowEvidence(row: RowTexts, texts: ItemTexts, slips: boolean): Evidence {
  const before = locateQuotes(row.before.quotes, texts.before, slips);
  const after = locateQuotes(row.after.quotes, texts.after, slips);
  const quoted: Quoted = { before: stretchesOf(before), after: stretchesOf(after) };
  const found = [...before, ...after];
  const total = found.reduce((sum, { quote }) => sum + quote.text.length, 0);
  return {
    texts,
    quoted,
    share: total === 0 ? 0 : found.reduce((sum, { quote, share }) => sum + share * quote.text.length, 0) / total,
    touched: isBlankQuote(texts.differences) ? spansLength(quoted.after) : touchedBy(quoted, texts.differences),
    missing: [...missingOf(before, 'before'), ...missingOf(after, 'after')],
  };
}

/** True if only white space was added or removed: a row can quote only the text around it. */
function isBlankQuote(differences: readonly Difference[]): boolean {
  return differences.length > 0 && differences.every(({ before, after }) => !before && !after);
}

/** Returns the length of the quotes that hold changed text, on the side where it is greater. */
function touchedBy({ before, after }: Quoted, differences: readonly Difference[]): number {
  const side = (quoted: Merged, changed: readonly (FoldedSpan | undefined)[]): number =>
    spansLength(overlapping(quoted, merge(changed.filter((stretch) => stretch !== undefined))));
  return Math.max(
    side(
      before,
      differences.map((difference) => difference.before),
    ),
    side(
      after,
      differences.map((difference) => difference.after),
    ),
  );
}

function stretchesOf(located: readonly Located[]): Merged {
  return merge(located.flatMap(({ stretches }) => stretches));
}

function missingOf(located: readonly Located[], side: 'before' | 'after'): readonly MissingQuote[] {
  return located.filter(({ exact }) => !exact).map(({ quote, share }) => ({ side, quote, share }));
}
