/** Printing ASCII, kana, kanji and the marks between them: none of these has another spelling. */
const plain = /^[!-~\u3005\u3041-\u3096\u30a1-\u30fc\u4e00-\u9fff「」『』、。]*$/;
const dashes = /[‐‑‒–—―−－─]/g;
const waves = /[〜～∼]/g;

/**
 * Folds spelling that readers take for the same: full and half width (NFKC), the dashes, the wave dashes and white
 * space. For comparing only; nothing folded is ever printed or written.
 */
export function foldText(text: string): string {
  if (plain.test(text)) return text;
  return text.normalize('NFKC').replace(dashes, '-').replace(waves, '~').replace(/\s+/gu, '');
}

/** True for a value that only says "nothing here": empty, white space, or a lone dash as the published forms write it. */
export function isDash(text: string): boolean {
  const folded = foldText(text);
  return folded === '' || folded === '-' || folded === 'ー';
}
