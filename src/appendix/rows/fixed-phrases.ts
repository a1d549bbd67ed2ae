/** The fixed words of published change tables: what a cell says that stands in neither version. */

/** 変更前: nothing corresponds to what was put in. */
export const addedMark = '（追加）';
/** 変更後, as the whole cell: what stood there is gone. */
export const removedMark = '削除';
/** 変更後, between lines that stayed. */
export const removedHereMark = '（削除）';
/** Lines, or in a long line sentences, that did not change are left out. */
export const omittedMark = '（中略）';
/** The rest of a long content is left out. */
export const omittedBelowMark = '（以下略）';
/** A paragraph stands elsewhere in the same item. */
export const movedMark = '（移動）';
/** Nothing but white space, on both sides. */
export const blankMark = '（空白）';
/** A figure cannot be shown in a cell. */
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

/** True for a line that is one of the fixed words. */
export function isMark(line: string): boolean {
  return fixed.has(line) || framed.test(line);
}
