/** Fixed phrases of published change tables: texts of a cell that neither version holds. */

/** Text of 変更前 for a paragraph that only the new version has. */
export const addedMark = '（追加）';
/** Whole text of 変更後 for a value that only the old version has. */
export const removedMark = '削除';
/** Line of 変更後 for a removed paragraph, between lines that stayed. */
export const removedHereMark = '（削除）';
/** Mark for unchanged lines, or unchanged sentences of a long line, that are left out. */
export const omittedMark = '（中略）';
/** Mark for the rest of a long content that is left out. */
export const omittedBelowMark = '（以下略）';
/** Line for a paragraph that is at another position of the same item. */
export const movedMark = '（移動）';
/** Text of both cells if they hold only white space. */
export const blankMark = '（空白）';
/** Text for a figure, which a cell cannot show. */
export const figureMark = '（図）';
export const figureChangedMark = '図を修正';

export const movedToMark = (where: string): string => `（${where}へ移動）`;
export const movedFromMark = (where: string): string => `（${where}から移動）`;
export const quoted = (name: string): string => `「${name}」`;
export const entryAddedMark = (name: string): string => `${quoted(name)}を追加`;
export const entryRemovedMark = (name: string): string => `${quoted(name)}を削除`;
export const renumberedMark = (name: string): string => `${quoted(name)}に変更`;
export const reorderedMark = (name: string): string => `${quoted(name)}に順序を変更`;

const fixed: ReadonlySet<string> = new Set([
  addedMark,
  removedMark,
  removedHereMark,
  omittedMark,
  omittedBelowMark,
  movedMark,
  blankMark,
  figureMark,
  figureChangedMark,
]);
const framed = /^（.+(?:へ|から)移動）$/u;

/**
 * True if a line is a fixed phrase.
 *
 * @example isMark('（②事務の内容へ移動）') → true
 * @example isMark('（執務室を移動）') → false
 */
export function isMark(line: string): boolean {
  return fixed.has(line) || framed.test(line);
}
