import { withoutSelectors } from './text/compose-text.js';

/** Printing ASCII, kana, kanji and the marks between them: none of these has another spelling. */
const plain = /^[!-~\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]*$/;
const dashes = /[‐‑‒–—―−－─]/g;
const waves = /[〜～∼]/g;

/**
 * Folds spellings that readers take for the same: full and half width (NFKC), dashes, wave dashes and white space.
 * For comparison only, never printed or written.
 * @example foldText('ＡＢＣ ―１') → 'ABC-1'
 * @example foldText('サーバー') → 'サーバー'
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text;
  return withoutSelectors(text).normalize('NFKC').replace(dashes, '-').replace(waves, '~').replace(/\s+/gu, '');
}

/** Two of these are one dash in Japanese typesetting: ――. */
const doubleDash = /^(?:——|――|──)$/u;

/**
 * True if a value is empty: no text, white space, or a dash (－, ―, ――) as the published forms write it.
 * @example isDash('－') → true
 * @example isDash('――') → true
 * @example isDash('なし') → false
 */
export function isDash(text: string): boolean {
  const folded = foldText(text.trim().replace(doubleDash, '-'));
  return folded === '' || folded === '-' || folded === 'ー';
}
