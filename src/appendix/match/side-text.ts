import { foldForm } from '../../core/fold-form.js';
import type { FoldedSpan } from './spans.js';

/** What an item says in one version, folded for finding quotes in it. Line breaks are gone: tables join lines and cut them elsewhere. */
export interface SideText {
  readonly folded: string;
  readonly lines: readonly SideLine[];
}

export interface SideLine {
  /** As it is written, without its line break. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly start: number;
  /** Where it stands in the folded text. */
  readonly from: number;
  readonly to: number;
}

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

/** Where offsets of the text, in rising order, stand in the folded text. */
export function foldedOffsets({ lines }: SideText, offsets: readonly number[]): readonly number[] {
  let at = 0;
  // Within a line the folding goes on from the offset before, so that many edits of one long line stay linear.
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

/** A stretch as it is written, line by line; a few characters alone with those around them. */
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

/** Shorter pieces say nothing by themselves. */
const leastShown = 8;
const aroundShown = 8;
const longLine = 20_000;

/** Where the folded line is so long, the written one: folding only ever grows with the text. */
function offsetIn({ text, from, to }: SideLine, folded: number): number {
  // In a line that never ends, a place nearby will do.
  if (text.length > longLine) return Math.floor((folded / (to - from)) * text.length);
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (foldForm(text.slice(0, middle)).length < folded) low = middle + 1;
    else high = middle;
  }
  return low;
}
