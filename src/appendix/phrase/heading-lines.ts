/** A line that opens a block of lines. */
export interface Heading {
  /** Line number, from 0. */
  readonly line: number;
  /** True if only the lines around it show that it is a heading. */
  readonly plain: boolean;
}

/**
 * Returns the headings above each line of a text, outermost first. Empty for a line without a heading, and for ＜…＞ and the like. Texts of
 * assessments have outlines (＜…＞, 【…】, （…）, １．…, (1)…, ①…, ・…, …：) in no fixed order. So a block opens by the shape of its
 * first line and by the line after it, and closes at the next line of the same shape. This is a guess for readers, not of the law: a
 * heading too many or too few makes an excerpt longer or shorter, never untrue.
 *
 * @example headingLines(['＜措置＞', '記録する。'])[1].map(({ line }) => line) → [0]
 * @example headingLines(['次の通り', '・記録する。'])[1].map(({ line }) => line) → [0]
 * @example headingLines(['記録する。', '・保管する。'])[1] → []
 * @example headingLines(['一'.repeat(61), '・記録する。'])[1] → []
 */
export function headingLines(lines: readonly string[]): readonly (readonly Heading[])[] {
  const all = lines.map((text): HeadedLine => ({ text, shape: shapeOf(text) }));
  const open: (Heading & { readonly shape: string })[] = [];
  return all.map((line, index) => {
    const closed = open.findIndex(({ shape }) => closes(line.shape, shape));
    if (closed >= 0) open.splice(closed);
    const above = [...open];
    const openShapes = open.map(({ shape }) => shape);
    if (opensBlock(line, all[index - 1], all[index + 1], openShapes)) open.push({ line: index, plain: line.shape === plainShape, shape: line.shape });
    return isBracket(line.shape) ? [] : above;
  });
}

interface HeadedLine {
  readonly text: string;
  /** Lines of the same shape are on one level. */
  readonly shape: string;
}

const blankShape = '';
const plainShape = 'plain';
const labelShape = 'label';
const isBracket = (shape: string): boolean => shape.startsWith('[');
const isParenthesis = (shape: string): boolean => shape.startsWith('（');
const isWeak = (shape: string): boolean => shape === plainShape || shape === labelShape;
const isNumbering = (shape: string): boolean => numberings.some(([name]) => name === shape);

/** Longest heading, in UTF-16 units. Longer lines are sentences. */
const maxHeading = 60;

/** Numbers at the start of a line. */
const numberings: readonly (readonly [shape: string, pattern: RegExp])[] = [
  ['(1)', /^[（(]\s*[0-9０-９]{1,3}\s*[)）]/u],
  ['1.', /^[0-9０-９]{1,3}[．.、)）]/u],
  ['1 ', /^[0-9０-９]{1,2}[\s　]/u],
  ['①', /^[①-⑳㉑-㉟]/u],
  ['Ⅰ', /^[Ⅰ-Ⅻ]/u],
  ['ア', /^(?:[（(][ア-ン][)）]|[ア-ン][．.)）\s　])/u],
  ['第', /^第[0-9０-９一二三四五六七八九十]+[条章節項]/u],
];
const bullets = /^[・･●○◎◯■□◆◇▲△▼▽★☆※]/u;
const brackets = /^([＜<≪《【〔［[]).+[＞>≫》】〕］\]][:：]?$/u;

/** Returns the shape of a line. Bullets and （…） include their indentation; numbers do not, since authors indent them unevenly. */
function shapeOf(line: string): string {
  const text = line.trim();
  if (text === '') return blankShape;
  const bracket = brackets.exec(text)?.[1];
  if (bracket !== undefined) return `[${bracket}`;
  const numbering = numberings.find(([, pattern]) => pattern.test(text));
  if (numbering) return numbering[0];
  if (isParenthesised(text)) return `（${String(indentation(line))}`;
  const bullet = bullets.exec(text)?.[0];
  if (bullet !== undefined) return `${bullet}${String(indentation(line))}`;
  return /[:：]$/u.test(text) ? labelShape : plainShape;
}

/** True if a line of `shape` ends the block of a heading of shape `opened`. */
function closes(shape: string, opened: string): boolean {
  // The block of a plain line or a label ends with its paragraph.
  if (shape === blankShape) return isWeak(opened);
  if (isBracket(shape)) return shape === opened || !(isBracket(opened) || isNumbering(opened));
  return shape === opened || (isParenthesis(shape) && isWeak(opened));
}

function opensBlock({ text, shape }: HeadedLine, previous: HeadedLine | undefined, next: HeadedLine | undefined, open: readonly string[]): boolean {
  if (isBracket(shape)) return true;
  const line = text.trim();
  if (line === '' || line.length > maxHeading || /[。．]$/u.test(line)) return false;
  if (isParenthesis(shape)) return true;
  if (!next || next.shape === blankShape || next.shape === shape || isBracket(next.shape) || open.includes(next.shape)) return false;
  if (shape === labelShape) return true;
  // A plain line opens a list only at the start of a paragraph: elsewhere it is the end of a sentence.
  if (shape === plainShape)
    return next.shape !== labelShape && !/^[（(]/u.test(line) && (!previous || previous.shape === blankShape || /。\s*$/u.test(previous.text));
  if (/[、，,]$/u.test(line)) return false;
  return next.shape !== plainShape || /。\s*$/u.test(next.text) || indentation(next.text) > indentation(text);
}

/** True if a line is one （…） from its first character to its last, and no sentence. */
function isParenthesised(text: string): boolean {
  if (!/^[（(].+[)）][:：]?$/u.test(text) || text.includes('。')) return false;
  const inner = text.replace(/[:：]$/u, '');
  let depth = 0;
  for (let index = 0; index < inner.length - 1; index++) {
    if (/[（(]/u.test(inner.charAt(index))) depth += 1;
    if (/[)）]/u.test(inner.charAt(index))) depth -= 1;
    if (depth === 0) return false;
  }
  return true;
}

/** Returns the white space before the text, in half-width columns. */
function indentation(line: string): number {
  const space = /^\s*/u.exec(line)?.[0] ?? '';
  return space.length + space.replace(/[^\u3000]/gu, '').length;
}
