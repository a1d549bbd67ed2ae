import type { Facet, ItemTexts } from './item-texts.js';
import { locateQuotes } from './locate-quotes.js';
import type { Located } from './locate-quotes.js';
import type { Quote, RowTexts } from './row-texts.js';
import { spansLength, merge, overlapping } from './spans.js';
import type { Merged, FoldedSpan } from './spans.js';

/** What a row's cells 変更前 and 変更後 have to do with one item. */
export interface Evidence {
  readonly texts: ItemTexts;
  /** What of the item the row quotes. */
  readonly quoted: Quoted;
  /** How much of the row's quotes the item holds on the side that they are quoted for, from 0 to 1; 0 for a row that quotes nothing. */
  readonly share: number;
  /** How long the quotes are, folded, that hold something that changed; 0 when the row quotes nothing of it. */
  readonly touched: number;
  /** The quotes that the item does not hold, or only nearly. */
  readonly missing: readonly MissingQuote[];
}

export interface Quoted {
  readonly before: Merged;
  readonly after: Merged;
}

export interface MissingQuote {
  readonly side: 'before' | 'after';
  readonly quote: Quote;
  /** How much of it was found. */
  readonly share: number;
}

/** With `slips` quotes with a slip of the pen in them count too; it takes longer. */
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
    touched: isBlankQuote(texts.facets) ? spansLength(quoted.after) : touchedBy(quoted, texts.facets),
    missing: [...missingOf(before, 'before'), ...missingOf(after, 'after')],
  };
}

/** White space came or went: there is nothing to quote of it but the text around it. */
function isBlankQuote(facets: readonly Facet[]): boolean {
  return facets.length > 0 && facets.every(({ before, after }) => !before && !after);
}

/** The quotes that hold something that changed, of the side that has more of them. */
function touchedBy({ before, after }: Quoted, facets: readonly Facet[]): number {
  const side = (quoted: Merged, changed: readonly (FoldedSpan | undefined)[]): number =>
    spansLength(overlapping(quoted, merge(changed.filter((stretch) => stretch !== undefined))));
  return Math.max(
    side(
      before,
      facets.map((facet) => facet.before),
    ),
    side(
      after,
      facets.map((facet) => facet.after),
    ),
  );
}

function stretchesOf(located: readonly Located[]): Merged {
  return merge(located.flatMap(({ stretches }) => stretches));
}

function missingOf(located: readonly Located[], side: 'before' | 'after'): readonly MissingQuote[] {
  return located.filter(({ exact }) => !exact).map(({ quote, share }) => ({ side, quote, share }));
}
