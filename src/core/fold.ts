const dashes = /[‐‑‒–—―−－─]/g;
const waves = /[〜～∼]/g;

/**
 * Folds spelling that readers take for the same: full and half width (NFKC), the dashes, the wave dashes and white
 * space. For comparing only; nothing folded is ever printed or written.
 */
export function foldText(text: string): string {
  return text.normalize('NFKC').replace(dashes, '-').replace(waves, '~').replace(/\s+/gu, '');
}

/** True for a value that only says "nothing here": empty, white space, or a lone dash as the published forms write it. */
export function isDash(text: string): boolean {
  const folded = foldText(text);
  return folded === '' || folded === '-' || folded === 'ー';
}
