/** Returns a text for one line of a terminal. Control characters and invisible ones become their code, so that no terminal obeys them. */
export function showControls(text: string): string {
  return text.replace(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
}

/** Returns a text for a terminal, with the controls of each line shown as their code. Line breaks stay. */
export function showControlsInLines(text: string): string {
  return text.split('\n').map(showControls).join('\n');
}
