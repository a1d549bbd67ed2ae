import { foldForm } from '../../core/fold-form.js';
import type { FoldedSpan } from './spans.js';

/** Text of an item in one version, folded for finding quotes. Line breaks are gone: tables join lines and cut them elsewhere. */
export interface SideText {
  readonly folded: string;
  readonly lines: readonly SideLine[];
}

export interface SideLine {
  /** As written, without its line break. */
  readonly text: string;
  /** Start in the text, in UTF-16 units. */
  readonly start: number;
  /** Start in the folded text, in UTF-16 units; `to` is the end. */
  readonly from: number;
  readonly to: number;
}

/** Folds a text line by line. */
export function sideText(text: string): SideText {
  const lines: SideLine[] = [];
  const folded: string[] = [];
  let start = 0;
  let from = 0;
  for (const line of text.split('\n')) {
    const form = foldForm(line);
    folded.push(form);
    lines.push({ text: line, start, from, to: from + form.length });
    start += line.length + 1;
    from += form.length;
  }
  return { folded: folded.join(''), lines };
}

/** Returns offsets of the text, in rising order, as offsets of the folded text. */
export function foldedOffsets({ lines }: SideText, offsets: readonly number[]): readonly number[] {
  let at = 0;
  // Within a line the folding continues from the offset before, so that many edits of one long line stay linear.
  let last = { line: -1, offset: 0, folded: 0 };
  return offsets.map((offset) => {
    while (at + 1 < lines.length && (lines[at + 1]?.start ?? Infinity) <= offset) at += 1;
    const line = lines[at];
    if (!line) return 0;
    const known = last.line === at ? last : { line: at, offset: line.start, folded: line.from };
    const step = foldForm(line.text.slice(known.offset - line.start, offset - line.start)).length;
    const folded = offset - line.start >= line.text.length ? line.to : Math.min(known.folded + step, line.to);
    last = { line: at, offset, folded };
    return folded;
  });
}

/**
 * Returns a span as written, line by line. A short piece includes the text around it.
 *
 * @example quotedFrom(sideText('特定個人情報を郵便で送る。'), { from: 0, to: 8 }) → ['特定個人情報を郵']
 * @example quotedFrom(sideText('特定個人情報を郵便で送る。'), { from: 0, to: 7 }) → ['特定個人情報を郵便で送る。']
 */
export function quotedFrom({ lines }: SideText, { from, to }: FoldedSpan): readonly string[] {
  return lines
    .filter((line) => line.from < to && line.to > from)
    .map((line) => {
      const start = from <= line.from ? 0 : offsetIn(line, from - line.from);
      const end = to >= line.to ? line.text.length : offsetIn(line, to - line.from);
      if (end - start >= leastShown) return line.text.slice(start, end).trim();
      return line.text.slice(Math.max(0, start - aroundShown), end + aroundShown).trim();
    });
}

/** Shortest piece shown without the text around it, in UTF-16 units. */
const leastShown = 8;
/** UTF-16 units shown before and after a shorter piece. */
const aroundShown = 8;
/** Longest line in which an offset is searched, in UTF-16 units; in a longer one it is estimated. */
const longLine = 20_000;

/** Returns the offset in the written line for one in the folded line. Searches by halves: the folded text only grows with the written one. */
function offsetIn({ text, from, to }: SideLine, folded: number): number {
  // In so long a line an offset nearby is enough.
  if (text.length > longLine) return Math.floor((folded / (to - from)) * text.length);
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (foldForm(text.slice(0, middle)).length < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}
