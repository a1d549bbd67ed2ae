import type { ItemTexts } from './item-texts.js';
import { rowEvidence } from './row-evidence.js';
import type { MissingQuote } from './row-evidence.js';
import type { RowTexts } from './row-texts.js';

/**
 * Verdict on the texts of a row. same: 変更前 and 変更後 are excerpts of the two versions; described: they quote nothing that can be
 * found; slipped: they quote text that the versions do not hold.
 */
export type TextsVerdict = 'same' | 'described' | 'slipped';

/** Share of a quote below which nothing of it counts as found. */
const leastShare = 0.2;
/** Share of a quote from which all of it counts as found: a slip of the pen may be in it, nothing worse. */
const nearlyAll = 0.9;

/** Returns the quotes that none of the covered items holds. Skips labels. */
export function missingQuotes(texts: RowTexts, items: readonly ItemTexts[]): readonly MissingQuote[] {
  let left: readonly MissingQuote[] = (['before', 'after'] as const).flatMap((side) =>
    texts[side].quotes.filter(({ isLabel }) => !isLabel).map((quote) => ({ side, quote, share: 0 })),
  );
  for (const item of items) {
    if (left.length === 0) break;
    const { missing } = rowEvidence(texts, item, true);
    const still = new Map(missing.map((each) => [each.quote, each.share]));
    left = left.flatMap((each) => (still.has(each.quote) ? [{ ...each, share: Math.max(each.share, still.get(each.quote) ?? 0) }] : []));
  }
  return left;
}

/**
 * Judges the texts of a row against the items that it covers.
 *
 * @example judgeTexts({ before: { quotes: [] }, after: { quotes: [{ describes: false }] } }, [{}], [{ quote: { describes: false }, share: 0.9 }]) → 'same'
 * @example judgeTexts({ before: { quotes: [] }, after: { quotes: [{ describes: false }] } }, [{}], [{ quote: { describes: false }, share: 0.89 }]) → 'slipped'
 * @example judgeTexts({ before: { quotes: [] }, after: { quotes: [{ describes: false }] } }, [{}], [{ quote: { describes: false }, share: 0.19 }]) → 'described'
 */
export function judgeTexts(texts: RowTexts, items: readonly ItemTexts[], missing: readonly MissingQuote[]): TextsVerdict {
  const sides = [texts.before.quotes, texts.after.quotes];
  const real = sides.flat().filter(({ describes }) => !describes);
  if (real.length === 0 || sides.some((quotes) => quotes.length > 0 && quotes.every(({ describes }) => describes))) return 'described';
  if (items.length === 0) return 'slipped';
  const lost = missing.filter(({ quote, share }) => !quote.describes && share < nearlyAll);
  if (lost.length === 0) return 'same';
  return lost.length === real.length && lost.every(({ share }) => share < leastShare) ? 'described' : 'slipped';
}
