import type { ItemTexts } from './item-texts.js';
import { rowEvidence } from './row-evidence.js';
import type { MissingQuote } from './row-evidence.js';
import type { RowTexts } from './row-texts.js';

/**
 * same: 変更前 and 変更後 are excerpts of what the two versions say; described: they quote nothing that can be found;
 * slipped: they quote what the versions do not hold.
 */
export type TextsVerdict = 'same' | 'described' | 'slipped';

/** Less than this of a quote found is none. */
const leastShare = 0.2;
/** A quote of which this much is found has a slip of the pen in it and nothing worse. */
const nearlyAll = 0.9;

/** A quote is missing when none of the items that the row tells of holds it. */
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

/** How the texts of a row stand to what the items say that it tells of. */
export function judgeTexts(texts: RowTexts, items: readonly ItemTexts[], missing: readonly MissingQuote[]): TextsVerdict {
  const sides = [texts.before.quotes, texts.after.quotes];
  const real = sides.flat().filter(({ describes }) => !describes);
  if (real.length === 0 || sides.some((quotes) => quotes.length > 0 && quotes.every(({ describes }) => describes))) return 'described';
  if (items.length === 0) return 'slipped';
  const lost = missing.filter(({ quote, share }) => !quote.describes && share < nearlyAll);
  if (lost.length === 0) return 'same';
  return lost.length === real.length && lost.every(({ share }) => share < leastShare) ? 'described' : 'slipped';
}
