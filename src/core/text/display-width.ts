/**
 * Returns the width of a text on a terminal, in columns. Kana and kanji take two, so that columns of text align.
 * @example displayWidth('様式２ PDF') → 10
 * @example displayWidth('ｶﾅ') → 2
 */
export function displayWidth(text: string): number {
  return Array.from(text).reduce((width, char) => width + (/[\u3000-\u9fff\uff01-\uff60…]/u.test(char) ? 2 : 1), 0);
}

/** Appends spaces to a text up to a width in columns. */
export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}
