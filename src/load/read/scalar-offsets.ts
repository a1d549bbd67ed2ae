import type { Scalar } from 'yaml';

/** The source offset of each UTF-16 unit of a scalar's value, and of the end behind the last unit. */
export type Offsets = readonly number[];

/**
 * Finds the source offset of each unit of a scalar's value, through folding, escapes and indentation. A unit without a character
 * in the source (a folded break) gets the nearest offset.
 */
export function scalarOffsets(text: string, scalar: Scalar): Offsets {
  const [start, end] = scalar.range ?? [0, 0];
  const value = typeof scalar.value === 'string' ? scalar.value : '';
  switch (scalar.type) {
    case 'BLOCK_LITERAL':
    case 'BLOCK_FOLDED':
      return blockOffsets(text, start, end, value, scalar.type === 'BLOCK_FOLDED');
    case 'QUOTE_DOUBLE':
    case 'QUOTE_SINGLE':
      return [...flowOffsets(text, start + 1, end - 1, text[start]), end - 1];
    default:
      return [...flowOffsets(text, start, end, undefined), end];
  }
}

const blank = /[ \t\r\n]*/y;

function flowOffsets(text: string, start: number, end: number, quote: string | undefined): number[] {
  const offsets: number[] = [];
  let i = start;
  while (i < end) {
    const char = text[i];
    blank.lastIndex = i;
    const run = Math.min(end, i + (blank.exec(text)?.[0].length ?? 0));
    if (run > i) {
      for (const offset of foldedRun(text, i, run)) offsets.push(offset);
      i = run;
    } else if (quote === '"' && char === '\\') {
      const escape = readEscape(text, i);
      for (let unit = 0; unit < escape.units; unit++) offsets.push(i);
      i += escape.length;
    } else {
      offsets.push(i);
      i += quote === "'" && char === "'" ? 2 : 1;
    }
  }
  return offsets;
}

/** Returns the offsets that a run of white space keeps. Without a break it keeps all; one break folds to a space, several to one break fewer. */
function foldedRun(text: string, start: number, end: number): number[] {
  const all = Array.from({ length: end - start }, (_, i) => start + i);
  const breaks = all.filter((offset) => text[offset] === '\n');
  return breaks.length === 0 ? all : breaks.slice(0, Math.max(1, breaks.length - 1));
}

/** Reads the length of an escape in the source and the number of units in its value. */
function readEscape(text: string, at: number): { length: number; units: number } {
  const broken = /\\\r?\n[ \t]*/y;
  broken.lastIndex = at;
  const lineBreak = broken.exec(text);
  if (lineBreak) return { length: lineBreak[0].length, units: 0 };
  switch (text[at + 1]) {
    case 'x':
      return { length: 4, units: 1 };
    case 'u':
      return { length: 6, units: 1 };
    case 'U':
      return { length: 10, units: Number.parseInt(text.slice(at + 2, at + 10), 16) > 0xffff ? 2 : 1 };
    default:
      return { length: 2, units: 1 };
  }
}

function blockOffsets(text: string, start: number, end: number, value: string, folded: boolean): number[] {
  const offsets: number[] = [];
  const firstLine = text.indexOf('\n', start) + 1;
  if (firstLine === 0) return [end];
  const indent = blockIndent(text.slice(firstLine, end), value);
  let lineStart = firstLine;
  while (lineStart < end && offsets.length < value.length) {
    const lineBreak = text.indexOf('\n', lineStart);
    const lineEnd = lineBreak < 0 ? end : lineBreak;
    const content = text.slice(lineStart + indent, lineEnd).replace(/\r$/, '');
    // In a folded block the line is looked up in the value. The units before it are breaks, folded or kept.
    const found = folded ? (content === '' ? offsets.length : Math.max(value.indexOf(content, offsets.length), offsets.length)) : offsets.length;
    while (offsets.length < found) offsets.push(lineStart - 1);
    for (let i = 0; i < content.length; i++) offsets.push(lineStart + indent + i);
    if (!folded) offsets.push(lineEnd);
    lineStart = lineEnd + 1;
  }
  while (offsets.length <= value.length) offsets.push(end);
  return offsets;
}

/** Finds the indentation of a block, in columns. The value begins with the rest of the first line that has text. */
function blockIndent(block: string, value: string): number {
  const line =
    block
      .split('\n')
      .find((candidate) => candidate.trim() !== '')
      ?.replace(/\r$/, '') ?? '';
  const begins = value.replace(/^\n+/, '');
  const spaces = /^ */.exec(line)?.[0].length ?? 0;
  for (let indent = spaces; indent > 0; indent--) if (begins.startsWith(line.slice(indent))) return indent;
  return spaces;
}
