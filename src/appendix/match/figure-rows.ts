import { foldForm } from '../../core/fold-form.js';
import { figureKeys } from '../../forms/form.js';
import { keySteps } from '../../model/item-key.js';
import type { Quote, RowTexts } from './row-texts.js';
import type { ItemChange } from './changes-by-item.js';

/** 図 as a word for a figure: 図の差替え, 概要図, but not 意図, 図る, 図面, 図書. */
const figureWord = /(?<![意企地版])図(?![面書形式るりっらろ]|示(?:する|した))/u;
/** A figure and its change inside a longer line: 図に窓口を追加、備考に「5.窓口」を追加. */
const figureClause = new RegExp(
  `(?:^|[、。「])[^、。「」]{0,20}${figureWord.source}[^、。「」]{0,40}(?:追加|変更|修正|差し?替え?|入れ?替え|削除|更新|反映)(?=[、。]|$)`,
  'u',
);
/** Longest line about a figure that names nothing else (別添１の図, 旧図), and longest one about its change, in UTF-16 units. */
const longestName = 12;
const longestTelling = 60;
/** The figure's mark as the cell of a table: （図）, 図を修正. */
const figureMark = /^\(図\)|\n\(図\)|^図を修正|\n図を修正/u;

/**
 * True if a quote is about a figure, in words: no version holds the words of such a line.
 * @example namesFigure({ text: '図の差替え', describes: true }) → true
 * @example namesFigure({ text: '旧図', describes: false }) → true
 * @example namesFigure({ text: '安全の確保を図る', describes: false }) → false
 * @example namesFigure({ text: '概要図は、別に定める様式により作成する', describes: false }) → false
 */
export function namesFigure({ text, describes }: Pick<Quote, 'text' | 'describes'>): boolean {
  return figureClause.test(text) || (figureWord.test(text) && text.length <= (describes ? longestTelling : longestName));
}

/**
 * Returns the changes of figures that a row is about in words: 「図に窓口を追加」, （図） → （図の差替え）. The row covers no other change for
 * these words. Empty if it says nothing about a figure.
 */
export function figuresNamed(texts: RowTexts, at: readonly ItemChange[], isFound: (quote: Quote) => boolean): readonly ItemChange[] {
  const figures = at.filter(({ texts: items, ofFigure }) => ofFigure && items.length > 0);
  if (figures.length === 0) return [];
  const isAbout = [texts.before, texts.after].some(
    ({ quotes, cell }) => figureMark.test(cell) || quotes.some((quote) => namesFigure(quote) && !isFound(quote)),
  );
  return isAbout ? figures : [];
}

/** Leaves out changed titles of figures. */
export function withoutTitles(figures: readonly ItemChange[]): readonly ItemChange[] {
  return figures.filter(({ change }) => change.kind !== 'field' || keySteps(change.key).at(-1) !== figureKeys.title);
}

/** Returns the changes whose label a row names in words beside a figure: 「図及び備考に追加」. */
export function labelsNamed(texts: RowTexts, at: readonly ItemChange[]): readonly ItemChange[] {
  const words = texts.before.folded + texts.after.folded;
  return at.filter(({ texts: items, ofFigure }) => !ofFigure && items.some(({ label }) => isNamed(foldForm(label), words)));
}

function isNamed(label: string, words: string): boolean {
  const plain = label.replace(/^\(([^()]*)\)$/u, '$1');
  return plain.length > 1 && words.includes(plain);
}
