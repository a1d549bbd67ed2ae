import { append } from '../../core/long-lists.js';
import type { Hunk, TextDetail } from '../changes/change.js';
import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';

/** A hunk that can have moved, with the hunks of the diff that it replaces. */
export interface LineUnit {
  readonly hunk: Hunk;
  readonly parts: readonly Hunk[];
}

/** Least share (0 to 1) of a line that differs if another line replaced it, with a few words in common. Below it the line was edited. */
const rewritten = 0.6;

/**
 * Returns the hunks of a text; those that turn one paragraph into quite another one are joined. A removed 「…する。」 and an added
 * 「…する。」 share their end, and are two paragraphs all the same when one of them is in another item.
 * @example unitsOf({ before: '氏名を確認する。', after: '住所を廃棄する。', hunks: [{ before: { start: 0, end: 5 }, after: { start: 0, end: 5 }, formOnly: false }] })[0].hunk.before → { start: 0, end: 8 }
 * @example unitsOf({ before: '申請書の氏名を確認する。', after: '申請書の住所を確認する。', hunks: [{ before: { start: 4, end: 6 }, after: { start: 4, end: 6 }, formOnly: false }] })[0].hunk.before → { start: 4, end: 6 }
 */
export function unitsOf({ before, after, hunks }: TextDetail): readonly LineUnit[] {
  const [oldLines, newLines] = [lineFinder(before), lineFinder(after)];
  const units: LineUnit[] = [];
  for (let first = 0; first < hunks.length;) {
    const [old, now] = [oldLines(hunks[first]?.before), newLines(hunks[first]?.after)];
    let next = first + 1;
    while (old && now && same(oldLines(hunks[next]?.before), old) && same(newLines(hunks[next]?.after), now)) next += 1;
    const parts = hunks.slice(first, next);
    const whole =
      old && now && isWhole(before, old) && isWhole(after, now) && isClear(old, now, hunks[first - 1], hunks[next]) ? wholeLines(parts, old, now) : undefined;
    if (whole) units.push({ hunk: whole, parts });
    else
      append(
        units,
        parts.map((hunk) => ({ hunk, parts: [hunk] })),
      );
    first = next;
  }
  return units;
}

/** Returns a function that finds the line of a span, without its break. It returns undefined for a span in several lines. */
function lineFinder(text: string): (span: Span | undefined) => Span | undefined {
  let line: Span = { start: 0, end: -1 };
  return (span) => {
    if (!span) return undefined;
    if (span.start < line.start || span.start > line.end) {
      const end = text.indexOf('\n', span.start);
      line = { start: span.start === 0 ? 0 : text.lastIndexOf('\n', span.start - 1) + 1, end: end < 0 ? text.length : end };
      if (text.startsWith('\r\n', line.end - 1)) line = { ...line, end: line.end - 1 };
    }
    return span.end <= line.end ? line : undefined;
  };
}

function same(a: Span | undefined, b: Span): boolean {
  return a?.start === b.start;
}

/** True if neither end of the line cuts a character, as a mark would that belongs to the character before the line. */
function isWhole(text: string, { start, end }: Span): boolean {
  return isBetweenCharacters(text, start) && isBetweenCharacters(text, end);
}

/** True if no other hunk reaches into the line. */
function isClear(old: Span, now: Span, previous: Hunk | undefined, next: Hunk | undefined): boolean {
  const after = !previous || (previous.before.end <= old.start && previous.after.end <= now.start);
  return after && (!next || (next.before.start >= old.end && next.after.start >= now.end));
}

function wholeLines(parts: readonly Hunk[], before: Span, after: Span): Hunk | undefined {
  const share = (side: 'before' | 'after', line: Span): number =>
    parts.reduce((length, hunk) => length + hunk[side].end - hunk[side].start, 0) / Math.max(1, line.end - line.start);
  if (parts.some(({ moved }) => moved) || share('before', before) < rewritten || share('after', after) < rewritten) return undefined;
  return { before, after, formOnly: parts.every(({ formOnly }) => formOnly) };
}
