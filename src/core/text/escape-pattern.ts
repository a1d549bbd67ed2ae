/**
 * Returns a text as a pattern that matches itself. `RegExp.escape` is in Node 24 only.
 * @example escapePattern('（別添）1.5') → '（別添）1\\.5'
 */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&');
}
