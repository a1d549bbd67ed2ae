/** A content line of RFC 5545: a value that is written as it is, or a text that is escaped. `name` holds the parameters too. */
export type ContentLine = { readonly name: string; readonly value: string } | { readonly name: string; readonly text: string };

/** Longest line without its line break, in bytes of UTF-8 (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * Writes content lines by RFC 5545: escaped texts, folded lines, CRLF.
 *
 * Not by `ical-generator`, which needs a newer Node and works with `Date`, nor by `ics`, whose UIDs are random. A test reads the result
 * with `ical.js`.
 */
export function contentLines(lines: readonly ContentLine[]): string {
  return lines.map((line) => `${fold(`${line.name}:${'text' in line ? escapeText(line.text) : line.value}`)}\r\n`).join('');
}

/**
 * Escapes a TEXT value (RFC 5545, 3.3.11). Removes control characters, which no value may hold.
 * @example escapeText('a;b,c\nd') → 'a\\;b\\,c\\nd'
 */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/gu, '\n')
    .replace(/[\\;,]/gu, (mark) => `\\${mark}`)
    .replace(/\n/gu, '\\n')
    .replace(/\p{Cc}/gu, (char) => (char === '\t' ? char : ''));
}

/** Folds a line of more than 75 bytes: each further line begins with a space, and no character is cut. */
export function fold(line: string): string {
  const folded: string[] = [];
  let current = '';
  let bytes = 0;
  for (const character of line) {
    const length = bytesOf(character);
    if (bytes + length > longestLine) {
      folded.push(current);
      current = ' ';
      bytes = 1;
    }
    current += character;
    bytes += length;
  }
  return [...folded, current].join('\r\n');
}

/** Returns the length of a character in UTF-8, in bytes. Half of a pair becomes U+FFFD when it is written: three bytes. */
function bytesOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
