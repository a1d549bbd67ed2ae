/** A text folded for a search, with the place of each folded unit in the text. */
export interface SearchText {
  /** Half width, lower case, without white space. */
  readonly folded: string;
  /** Start of the character of each folded unit, and behind them the length of the text, in UTF-16 units. */
  readonly starts: readonly number[];
}

/** A character with the marks that join it, so that か and ゛ fold to が. */
const character = /[^](?:\p{Mark}|\uff9e|\uff9f)*/gu;
/** Line breaks of a Graphviz label. */
const diagramBreak = /^(?:\\[nlr]|<br[ \t]*\/?>)/iu;
/** Printing ASCII in small letters, kana, kanji and the marks between them: none of these folds to another character. */
const plain = /^[!-@[-~\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]$/u;

/**
 * Folds a text for a search: width, case, dashes and white space do not count. In a Graphviz text the line breaks of labels do not
 * count either.
 * @example searchText('Ｖ Ｒ\nＳ').folded → 'vrs'
 * @example searchText('label="接種\\nシステム"', true).folded → 'label="接種システム"'
 */
export function searchText(text: string, diagram = false): SearchText {
  const folded: string[] = [];
  const starts: number[] = [];
  let skipTo = 0;
  for (const { 0: written, index } of text.matchAll(character)) {
    if (index < skipTo) continue;
    const broken = diagram && (written === '\\' || written === '<') ? diagramBreak.exec(text.slice(index, index + longestBreak)) : null;
    if (broken) {
      skipTo = index + broken[0].length;
      continue;
    }
    // Most of a long text is plain, and a table may hold rows of blanks: neither needs the slow way.
    const one = plain.test(written) ? written : /^\s$/u.test(written) ? '' : fold(written);
    folded.push(one);
    for (let unit = 0; unit < one.length; unit++) starts.push(index);
  }
  starts.push(text.length);
  return { folded: folded.join(''), starts };
}

/** Longest break in a label that is read, in UTF-16 units. */
const longestBreak = 16;

function fold(written: string): string {
  return written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\u2060]|\p{Variation_Selector}/gu, '')
    .replace(/[‐‑‒–—―−─]/gu, '-')
    .replace(/[〜∼]/gu, '~');
}

/** Returns a name folded as {@link searchText} folds a text. */
export function searchName(name: string): string {
  return searchText(name).folded;
}
