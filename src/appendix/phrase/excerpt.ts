import { append } from '../../core/long-lists.js';
import type { Side, Sides } from '../../core/side.js';
import type { Hunk, TextDetail } from '../../diff/changes/change.js';
import type { Span } from '../../core/span.js';
import type { ItemKey } from '../../model/item-key.js';
import type { PrintedTable } from '../../model/printed-value.js';
import type { Alignment, ExcerptLine, LineRange, AlignedLines } from './align-lines.js';
import { alignLines } from './align-lines.js';
import { contextLines, firstText, isBlankLine } from './context-lines.js';
import { addedMark, blankMark, movedFromMark, movedMark, movedToMark, omittedMark, removedHereMark, removedMark } from '../rows/fixed-phrases.js';
import type { LineEdit } from './shorten-line.js';
import { isLongLine, shortenLine } from './shorten-line.js';

/** Extent of an excerpt. paragraph: the changed paragraphs and the headings above them; full: the whole texts. */
export type ExcerptKind = 'full' | 'paragraph';

/** Texts of 変更前 and 変更後 of one row. */
export interface Excerpt {
  readonly before: string;
  readonly after: string;
}

export interface ExcerptOptions {
  readonly excerpt: ExcerptKind;
  /** Key of the item that holds the text. */
  readonly key: ItemKey;
  /** Tables in the two texts. Undefined if the item prints none. */
  readonly tables?: Sides<readonly PrintedTable[]>;
  /** Returns a short name of the item that a paragraph moved to or from. Undefined if the name is too long. */
  readonly shortName?: (key: ItemKey) => string | undefined;
}

/** Longest single line, in UTF-16 units, that is shown instead of （中略）: the mark takes a line too. */
const shortGap = 20;

/**
 * Returns the two texts of a change as a change table shows them: changed paragraphs, the headings above, and （中略） for lines between.
 * Lines before the first and after the last of them are left out without a mark, as in published tables. A paragraph of one version is
 * （追加） or （削除） in the other, alone in its cell 削除; a moved one is （移動） or names the other item. Every other line is a whole
 * line of its version (but see {@link shortenLine}).
 *
 * @example excerptText({ before: '甲である。\n乙を置く。\n丙である。', after: '甲でない。\n乙を置く。\n丙でない。', hunks: [2, 14].map((start) => ({ before: { start, end: start + 2 }, after: { start, end: start + 2 } })) }, { excerpt: 'paragraph' }).after → '甲でない。\n乙を置く。\n丙でない。'
 * @example excerptText({ before: `甲である。\n${'乙'.repeat(21)}\n丙である。`, after: `甲でない。\n${'乙'.repeat(21)}\n丙でない。`, hunks: [2, 30].map((start) => ({ before: { start, end: start + 2 }, after: { start, end: start + 2 } })) }, { excerpt: 'paragraph' }).after → '甲でない。\n（中略）\n丙でない。'
 */
export function excerptText(detail: TextDetail, options: ExcerptOptions): Excerpt {
  if (isBlankLine(detail.before) && isBlankLine(detail.after)) return { before: blankMark, after: blankMark };
  if (isBlankLine(detail.before)) return { before: emptyCell('after', detail, options), after: detail.after };
  if (isBlankLine(detail.after)) return { before: detail.before, after: emptyCell('before', detail, options) };
  if (options.excerpt === 'full') return { before: detail.before, after: detail.after };
  const alignment = alignLines(detail);
  const shown = contextLines(alignment, options.tables);
  const cells: Cells = { before: [], after: [] };
  const last = alignment.stretches.findLastIndex((stretch) => !stretch.same || stretchHas(stretch, shown));
  for (const [index, stretch] of alignment.stretches.entries()) {
    if (index > last) break;
    if (stretch.same) putSame(alignment, stretch, shown, index === last, cells);
    else putChange(alignment, stretch, detail, options, cells);
  }
  return { before: closeCell(cells.before, addedMark), after: closeCell(cells.after, removedMark) };
}

/** Returns the cell of a version in which the item is empty; `side` is the other version. */
function emptyCell(side: Side, detail: TextDetail, options: ExcerptOptions): string {
  return closeCell(counterparts(side, { start: 0, end: detail[side].length }, detail.hunks, options), '');
}

/** A line of a version, or a fixed phrase. */
interface CellLine {
  readonly text: string;
  readonly mark: boolean;
}

interface Cells {
  readonly before: CellLine[];
  readonly after: CellLine[];
}

const literal = (text: string): CellLine => ({ text, mark: false });
const mark = (text: string): CellLine => ({ text, mark: true });

/** Adds unchanged lines: those shown, and （中略） for a gap between shown lines. */
function putSame({ after }: Alignment, stretch: AlignedLines, shown: ReadonlySet<number>, isLast: boolean, cells: Cells): void {
  let gap: ExcerptLine[] = [];
  const closeGap = (): void => {
    if (cells.after.length > 0 && gap.length > 0) {
      const lines = isWorthShowing(gap) ? gap.map(({ text }) => literal(text)) : [mark(omittedMark)];
      append(cells.before, lines);
      append(cells.after, lines);
    }
    gap = [];
  };
  for (let line = stretch.after.from; line < stretch.after.to; line++) {
    const place = after[line];
    if (!place) continue;
    if (!shown.has(line)) gap.push(place);
    else {
      closeGap();
      cells.before.push(literal(place.text));
      cells.after.push(literal(place.text));
    }
  }
  if (!isLast) closeGap();
}

function putChange({ before, after }: Alignment, stretch: AlignedLines, detail: TextDetail, options: ExcerptOptions, cells: Cells): void {
  const [hasBefore, hasAfter] = [firstText(before, stretch.before) !== undefined, firstText(after, stretch.after) !== undefined];
  const both = hasBefore && hasAfter;
  const lines = (side: Side, all: readonly ExcerptLine[]): readonly CellLine[] =>
    all
      .slice(stretch[side].from, stretch[side].to)
      .map((line) => literal(both && isLongLine(line.text) ? shortenLine(line.text, editsIn(line, side, detail.hunks)) : line.text));
  append(cells.before, hasAfter && !hasBefore ? counterparts('after', rangeOf(after, stretch.after), detail.hunks, options) : lines('before', before));
  append(cells.after, hasBefore && !hasAfter ? counterparts('before', rangeOf(before, stretch.before), detail.hunks, options) : lines('after', after));
}

/** Returns the marks for lines that only the version `side` has: added, removed, or moved. */
function counterparts(side: Side, range: Span, hunks: readonly Hunk[], { key, shortName }: ExcerptOptions): readonly CellLine[] {
  const [plain, framed] = side === 'before' ? [removedHereMark, movedToMark] : [addedMark, movedFromMark];
  const marks = hunksAt(hunks, side, range)
    .filter((hunk) => hunk[side].start < range.end && hunk[side].end > range.start)
    .map(({ moved }) => {
      if (moved?.key === key) return movedMark;
      const where = moved && shortName?.(moved.key);
      return where === undefined ? plain : framed(where);
    });
  return marks.length === 0 ? [mark(plain)] : marks.filter((each, index) => each !== marks[index - 1]).map(mark);
}

function editsIn(line: ExcerptLine, side: Side, hunks: readonly Hunk[]): readonly LineEdit[] {
  return hunksAt(hunks, side, line).map((hunk) => ({
    start: Math.max(0, hunk[side].start - line.start),
    end: Math.min(line.text.length, hunk[side].end - line.start),
    alone: hunk.before.start === hunk.before.end || hunk.after.start === hunk.after.end,
  }));
}

/** Returns the hunks that overlap or touch a range. Searches by halves, since a text may have thousands, all in order. */
function hunksAt(hunks: readonly Hunk[], side: Side, range: Span): readonly Hunk[] {
  let [low, high] = [0, hunks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hunks[middle]?.[side].end ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((hunks[end]?.[side].start ?? Infinity) <= range.end) end += 1;
  return hunks.slice(low, end);
}

function rangeOf(lines: readonly ExcerptLine[], range: LineRange): Span {
  return { start: lines[range.from]?.start ?? 0, end: lines[range.to - 1]?.end ?? 0 };
}

/** Returns the text of a cell. Without a line of its version it is a single mark, without （中略）; `empty` if it has no line at all. */
function closeCell(lines: readonly CellLine[], empty: string): string {
  const texts = lines.filter((line) => line.mark || !isBlankLine(line.text));
  const marks = new Set(texts.map(({ text }) => text).filter((text) => text !== omittedMark));
  if (texts.every((line) => line.mark) && marks.size <= 1) {
    const [only = empty] = marks;
    return only === removedHereMark ? removedMark : only;
  }
  return withoutLooseBlanks(lines)
    .map(({ text }) => text)
    .join('\n');
}

/** Removes blank lines at the edges and beside marks, where they separate no paragraphs. */
function withoutLooseBlanks(lines: readonly CellLine[]): readonly CellLine[] {
  const kept: CellLine[] = [];
  let blanks: CellLine[] = [];
  for (const line of lines) {
    if (isBlankLine(line.text)) {
      blanks.push(line);
      continue;
    }
    const last = kept.at(-1);
    if (last && !last.mark && !line.mark) append(kept, blanks);
    kept.push(line);
    blanks = [];
  }
  return kept;
}

function isWorthShowing(gap: readonly ExcerptLine[]): boolean {
  const texts = gap.filter(({ text }) => !isBlankLine(text));
  return texts.length === 0 || (texts.length === 1 && texts.every(({ text }) => text.length <= shortGap));
}

function stretchHas(stretch: AlignedLines, shown: ReadonlySet<number>): boolean {
  for (let line = stretch.after.from; line < stretch.after.to; line++) if (shown.has(line)) return true;
  return false;
}
