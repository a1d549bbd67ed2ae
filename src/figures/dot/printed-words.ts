/** Reads the words of a label: true if all of them are among the texts of the drawn picture. */
export type Prints = (label: string) => boolean;

/** Pieces of a label that stand for something else in print, or for nothing: an escape, a character reference, a line break. */
const notItself = /\\[\s\S]|&#?\w+;|[\r\n]/gu;
/** Letters behind a backslash that break a line or stand for the name of a box, an arrow or the graph. */
const standsForOther = /^\\[nlrNGETHL]$/u;

/**
 * Returns a function that tells whether a label prints, by the texts of the picture. When in doubt the answer is yes: a label that prints
 * must never be lost. An empty label prints.
 * @example printsAmong(['健康課', '窓口'])('健康課\\n窓口') → true
 * @example printsAmong(['健康課'])('健康課 山田') → false
 */
export function printsAmong(texts: readonly string[]): Prints {
  const printed = texts.map(closeUp).join('\n');
  return (label) => piecesOf(label).every((piece) => printed.includes(piece));
}

function piecesOf(label: string): readonly string[] {
  // An escaped character prints with or without its backslash, depending on the kind of label; a piece begins there.
  const pieces = label.replace(notItself, (found) => (found.startsWith('\\') && !standsForOther.test(found) ? `\n${found.slice(1)}` : '\n'));
  return pieces
    .split('\n')
    .map(closeUp)
    .filter((piece) => piece !== '');
}

function closeUp(text: string): string {
  return text.replace(/\s+/gu, '');
}

/**
 * Returns a label of about the same size without its words. Line breaks and marks stay.
 * @example maskedLabel('山田\\n(案2)') → '〇〇\\n(〇0)'
 */
export function maskedLabel(label: string): string {
  return label.replace(/\\[nlrNGETHL]|&#?\w+;|\p{L}|\p{N}|[^\0-\x7f]/gu, (found) => {
    if (found.startsWith('\\')) return found;
    return /^\d$/u.test(found) ? '0' : /^[A-Za-z]$/u.test(found) ? 'x' : '〇';
  });
}
