import { lookalike, mayHoldLookalikes } from './text/radicals.js';

/**
 * True if two texts are the same by canonical equivalence: ど is one character or two, as a Mac writes the names of files. Names that
 * people type are compared by it with names that a machine wrote.
 * @example isSameText('ど', 'と\u3099') → true
 * @example isSameText('と', 'ど') → false
 */
export function isSameText(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}

/**
 * Returns how two texts differ that look alike on a screen: the first characters that are not the same, with their code points. Empty if
 * the texts are equal, and if a reader sees the difference.
 * @example lookAlikeNote('ポスト', 'ホ\u309aスト') → '「ポ」（U+30DD）と「ホ\u309a」（U+30DB U+309A）'
 * @example lookAlikeNote('甲\u200b', '甲') → '見えない文字（U+200B）と文字なし'
 * @example lookAlikeNote('⼈口', '人口') → '「⼈」（U+2F08）と「人」（U+4EBA）'
 * @example lookAlikeNote('甲', '乙') → ''
 */
export function lookAlikeNote(one: string, other: string): string {
  if (one === other || asSeen(one) !== asSeen(other)) return '';
  const [first, second] = [one, other].map((text) => text.match(/[\s\S]\p{M}*/gu) ?? []);
  const at = (first ?? []).findIndex((character, index) => character !== second?.[index]);
  const index = at < 0 ? (first?.length ?? 0) : at;
  return `${described(first?.[index])}と${described(second?.[index])}`;
}

/** Folds what a screen shows alike: compositions, radicals, white space, and characters without ink. */
function asSeen(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
    .replace(/\s/gu, ' ');
  return mayHoldLookalikes(plain) ? Array.from(plain, (character) => lookalike(character)?.ordinary ?? character).join('') : plain;
}

function described(character: string | undefined): string {
  if (character === undefined) return '文字なし';
  const codes = Array.from(character, (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
  return `${/^[\p{Cf}\s]/u.test(character) ? '見えない文字' : `「${character}」`}（${codes}）`;
}
