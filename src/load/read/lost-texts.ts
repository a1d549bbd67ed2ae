import type { Path, Source } from './source.js';

/**
 * Returns a function that is true for an empty item whose note tells that its published text is lost. The note is a comment behind the
 * key of the item, of its group or of its entry, or in the lines right above that key. Such a version was copied
 * from a print or made from 変更箇所.
 */
export function lostTexts(source: Source): (path: Path) => boolean {
  const lines = source.text.split('\n');
  const isNoted = (path: Path): boolean => {
    const at = source.keyPlace(path).line - 1;
    const behind = / #.*$/u.exec(lines[at] ?? '');
    if (behind && tellsLoss(behind[0])) return true;
    for (let above = at - 1; lines[above]?.trimStart().startsWith('#') === true; above--) if (tellsLoss(lines[above] ?? '')) return true;
    return false;
  };
  return (path) => isNoted(path) || (path.length > 1 && isNoted(path.slice(0, -1)));
}

/**
 * True if a note tells that a published text is not at hand.
 * @example tellsLoss('# システム1は手元の文にない（番号を保つための空の項）。') → true
 * @example tellsLoss('# 変更箇所（令和6年11月1日）は、この委託事項の名前だけを挙げる。') → true
 * @example tellsLoss('# 分からない（これより前の変更の行がない）。') → true
 * @example tellsLoss('# 後で書く') → false
 */
export function tellsLoss(note: string): boolean {
  return /手元の文にない|名前だけを挙げる|(?:分|わ)からない|空の項/u.test(note);
}
