import type { ItemChange } from './changes-by-item.js';
import { touchedAt } from './choose-item.js';
import type { RowInQuestion, Touched } from './choose-item.js';

/** 項目 of a row about all of the document: 全般, 評価書全体, 全項目共通, 各所. */
const whole =
  /^[（(【「]?(?:(?:本|この)?評価書の?(?:全体|全般|全て)|文書全体|全般|全体|全項目|全編|全文|全ページ|全頁|各所|各項目|複数項目)(?:共通|的な?修正|に(?:わた|係|関す)る(?:修正|変更|事項)?|について|を通じて)?[)）】」]?$/u;

/**
 * True if a 項目 cell names the whole document.
 * @example namesWhole('全般') → true
 * @example namesWhole('（評価書全体）') → true
 * @example namesWhole('全項目評価書') → false
 */
export function namesWhole(cell: string): boolean {
  return whole.test(cell.normalize('NFKC').replace(/\s/gu, ''));
}

/**
 * Returns the items in which the replacement that the row quotes was made: they lost what 変更前 quotes and hold what 変更後 quotes. Empty for
 * a row that quotes nothing, because nobody knows which changes it means.
 */
export function replacedEverywhere(row: RowInQuestion, changes: readonly ItemChange[]): readonly Touched[] {
  const sides = [row.texts.before.quotes, row.texts.after.quotes].filter((quotes) => quotes.length > 0);
  const isReplaced = ({ item }: Touched): boolean => {
    if (!item) return false;
    const missing = new Set(row.evidence(item).missing.map(({ quote }) => quote));
    return sides.every((quotes) => quotes.some((quote) => !missing.has(quote)));
  };
  return changes.flatMap((itemChange) => touchedAt(row, itemChange)).filter(isReplaced);
}
