import type { Hunk, Span, TextDetail } from '../../diff/changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import type { Alignment, Line, LineRange, Stretch } from './align-lines.js';
import { alignLines } from './align-lines.js';
import { contextLines, firstText, isBlank, isDelimiter } from './context-lines.js';
import { addedMark, blankMark, movedFromMark, movedMark, movedToMark, omittedMark, removedHereMark, removedMark } from '../rows/fixed-phrases.js';
import type { Edit } from './shorten-line.js';
import { isLong, shortenLine } from './shorten-line.js';

/** paragraph: what changed and the headings it stands under. full: the whole texts. */
export type ExcerptKind = 'full' | 'paragraph';

/** The two cells of a row. */
export interface Excerpt {
  readonly before: string;
  readonly after: string;
}

export interface ExcerptOptions {
  readonly excerpt: ExcerptKind;
  /** The item that the text is. */
  readonly key: ItemKey;
  /** A short name for the item a paragraph went to or came from; undefined where it takes too many words. */
  readonly shortName?: (key: ItemKey) => string | undefined;
}

/** Leaving out a single line of this length saves nothing: （中略） takes a line too. */
const shortGap = 20;

/**
 * The two texts of a change as a change table shows them: the paragraphs that changed, the heading lines they stand under, and
 * （中略） for lines between them. What stands before the first and behind the last of them is left out without a word, as
 * published tables do. Where only one version has a paragraph the other says （追加） or （削除）, alone in its cell 削除; a paragraph
 * that stands elsewhere says so. Every other line is a whole line of its version (but see {@link shortenLine}).
 */
export function excerptText(detail: TextDetail, options: ExcerptOptions): Excerpt {
  if (isBlank(detail.before) && isBlank(detail.after)) return { before: blankMark, after: blankMark };
  if (isBlank(detail.before)) return { before: emptyCell('after', detail, options), after: detail.after };
  if (isBlank(detail.after)) return { before: detail.before, after: emptyCell('before', detail, options) };
  if (options.excerpt === 'full') return { before: detail.before, after: detail.after };
  const alignment = alignLines(detail);
  const shown = contextLines(alignment);
  const cells: Cells = { before: [], after: [] };
  const last = alignment.stretches.findLastIndex((stretch) => !stretch.same || stretchHas(stretch, shown));
  for (const [index, stretch] of alignment.stretches.entries()) {
    if (index > last) break;
    if (stretch.same) putSame(alignment, stretch, shown, index === last, cells);
    else putChange(alignment, stretch, detail, options, cells);
  }
  return { before: closeCell(cells.before, addedMark), after: closeCell(cells.after, removedMark) };
}

/** The cell of a version in which the item is empty; `side` is the other. */
function emptyCell(side: Side, detail: TextDetail, options: ExcerptOptions): string {
  return closeCell(counterparts(side, { start: 0, end: detail[side].length }, detail.hunks, options), '');
}

type Side = 'before' | 'after';

/** A line of a version, or one of the fixed words. */
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

/** Lines that stayed: those shown, and （中略） for what is left out between two that are. */
function putSame({ after }: Alignment, stretch: Stretch, shown: ReadonlySet<number>, isLast: boolean, cells: Cells): void {
  let gap: Line[] = [];
  const closeGap = (): void => {
    if (cells.after.length > 0 && gap.length > 0) {
      const lines = isWorthShowing(gap) ? gap.filter(({ text }) => !isDelimiter(text)).map(({ text }) => literal(text)) : [mark(omittedMark)];
      cells.before.push(...lines);
      cells.after.push(...lines);
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

function putChange({ before, after }: Alignment, stretch: Stretch, detail: TextDetail, options: ExcerptOptions, cells: Cells): void {
  const [hasBefore, hasAfter] = [firstText(before, stretch.before) !== undefined, firstText(after, stretch.after) !== undefined];
  const both = hasBefore && hasAfter;
  const lines = (side: Side, all: readonly Line[]): readonly CellLine[] =>
    all
      .slice(stretch[side].from, stretch[side].to)
      .map((line) => literal(both && isLong(line.text) ? shortenLine(line.text, editsIn(line, side, detail.hunks)) : line.text));
  cells.before.push(...(hasAfter && !hasBefore ? counterparts('after', rangeOf(after, stretch.after), detail.hunks, options) : lines('before', before)));
  cells.after.push(...(hasBefore && !hasAfter ? counterparts('before', rangeOf(before, stretch.before), detail.hunks, options) : lines('after', after)));
}

/** What the other version says of lines that only one has: that they came, went, or stand elsewhere. */
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

function editsIn(line: Line, side: Side, hunks: readonly Hunk[]): readonly Edit[] {
  return hunksAt(hunks, side, line).map((hunk) => ({
    start: Math.max(0, hunk[side].start - line.start),
    end: Math.min(line.text.length, hunk[side].end - line.start),
    alone: hunk.before.start === hunk.before.end || hunk.after.start === hunk.after.end,
  }));
}

/** The hunks that overlap or touch a range. They are in order: a text may have thousands. */
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

function rangeOf(lines: readonly Line[], range: LineRange): Span {
  return { start: lines[range.from]?.start ?? 0, end: lines[range.to - 1]?.end ?? 0 };
}

/** A cell without a line of its version is one mark, and not a mark between （中略）. */
function closeCell(lines: readonly CellLine[], empty: string): string {
  const texts = lines.filter((line) => line.mark || !isBlank(line.text));
  const marks = new Set(texts.map(({ text }) => text).filter((text) => text !== omittedMark));
  if (texts.every((line) => line.mark) && marks.size <= 1) {
    const [only = empty] = marks;
    return only === removedHereMark ? removedMark : only;
  }
  return withoutLooseBlanks(lines)
    .map(({ text }) => text)
    .join('\n');
}

/** Blank lines part paragraphs; at the edges and beside a mark they part nothing. */
function withoutLooseBlanks(lines: readonly CellLine[]): readonly CellLine[] {
  const kept: CellLine[] = [];
  let blanks: CellLine[] = [];
  for (const line of lines) {
    if (isBlank(line.text)) {
      blanks.push(line);
      continue;
    }
    const last = kept.at(-1);
    if (last && !last.mark && !line.mark) kept.push(...blanks);
    kept.push(line);
    blanks = [];
  }
  return kept;
}

function isWorthShowing(gap: readonly Line[]): boolean {
  const texts = gap.filter(({ text }) => !isBlank(text) && !isDelimiter(text));
  return texts.length === 0 || (texts.length === 1 && texts.every(({ text }) => text.length <= shortGap));
}

function stretchHas(stretch: Stretch, shown: ReadonlySet<number>): boolean {
  for (let line = stretch.after.from; line < stretch.after.to; line++) if (shown.has(line)) return true;
  return false;
}
