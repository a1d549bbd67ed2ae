/** A text on one line of a terminal: characters that a terminal would obey, or that nobody sees, become their code. */
export function showControls(text: string): string {
  return text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}
