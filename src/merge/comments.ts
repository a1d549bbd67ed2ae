import { commentsIn } from '../load/edit/edit-comments.js';

/** Returns the comments of a text that neither of two others has. Each copy counts. */
export function addedComments(text: string, base: string, chosen: string): readonly string[] {
  if (!text.includes('#')) return [];
  const known = new Map<string, number>();
  for (const comment of [...commentsIn(base), ...commentsIn(chosen)]) known.set(comment, (known.get(comment) ?? 0) + 1);
  return commentsIn(text).filter((comment) => {
    const left = known.get(comment) ?? 0;
    known.set(comment, left - 1);
    return left <= 0;
  });
}

/**
 * Merges the comments and blank lines above an item. One side's change wins over none; where both changed them, the other side's new
 * comments follow ours. `base` is undefined for an item that the base does not have.
 */
export function mergedLead(base: string | undefined, ours: string, theirs: string): string {
  if (theirs === base || ours === theirs) return ours;
  if (ours === base) return theirs;
  const known = new Set([...(base ?? '').split('\n'), ...ours.split('\n')].map((line) => line.trim()));
  const added = theirs.split('\n').filter((line) => line.trimStart().startsWith('#') && !known.has(line.trim()));
  return ours + added.map((line) => `${line}\n`).join('');
}

/**
 * Puts comments of the other side to the lines of an item: behind a value on one line, else on lines of their own above the item.
 * @param indent Columns in front of the item.
 */
export function withComments(body: string, comments: readonly string[], base: string, indent: number): string {
  const [comment, ...more] = comments;
  if (comment === undefined) return body;
  const own = commentsIn(body);
  const oneLine = /^[^\n]*\n$/u.test(body) && !/[|>][-+\d]*\s*(?:#.*)?\n$/u.test(body);
  if (oneLine && more.length === 0) {
    const [written, ...others] = own;
    const plain = body.slice(0, -1).trimEnd();
    if (written === undefined) return `${plain} ${comment}\n`;
    // A comment that the other side reworded.
    if (others.length === 0 && plain.endsWith(written) && commentsIn(base).includes(written)) return `${plain.slice(0, -written.length)}${comment}\n`;
  }
  return comments.map((each) => `${' '.repeat(indent)}${each}\n`).join('') + body;
}
