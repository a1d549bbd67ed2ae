import type { Hunk, TextDetail } from '../changes/change.js';
import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';

/** A hunk as it can have moved, and the hunks of the diff that it stands for. */
export interface LineUnit {
  readonly hunk: Hunk;
  readonly parts: readonly Hunk[];
}

/** A line of which less than this is different was edited; beyond, another came in its place and has a few words in common with it. */
const rewritten = 0.6;

/**
 * The hunks of a text, those together that make one paragraph into quite another one: 「…する。」 that went and 「…する。」 that came
 * share their end, and are two paragraphs all the same when one of them stands in another item.
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
    else units.push(...parts.map((hunk) => ({ hunk, parts: [hunk] })));
    first = next;
  }
  return units;
}

/** Finds the line in which a span lies, without its break; undefined for one that lies in several. */
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

/** No mark that belongs to the character before the line begins it. */
function isWhole(text: string, { start, end }: Span): boolean {
  return isBetweenCharacters(text, start) && isBetweenCharacters(text, end);
}

/** No other hunk reaches into the line. */
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
