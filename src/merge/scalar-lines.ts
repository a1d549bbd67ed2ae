import { commentsIn } from '../load/edit/edit-comments.js';
import { flowText } from '../load/edit/edit-pieces.js';
import { blockText, indentStep, scalarText } from '../load/edit/edit-scalars.js';
import type { LinePart } from './merge-lines.js';
import type { Segment } from './text-tree.js';
import { kindOf } from './three.js';
import type { MergeSide } from './three.js';

/** A text in pieces: lines, or two runs of lines that clash. */
export type LinePiece = string | { readonly ours: string; readonly theirs: string };

/** Writes the lines of an item with another value, in the layout of the item. Its comments stay. */
export function madeLines(segment: Segment, value: unknown): string {
  const { prefix, body, indent } = segment;
  const [first, ...more] = commentsIn(body);
  const above = (comments: readonly string[]): string => comments.map((comment) => `${' '.repeat(indent)}${comment}\n`).join('');
  if (typeof value !== 'string') return `${above(commentsIn(body))}${prefix} ${inBrackets(value)}\n`;
  const block = blockText(value, literalOf(segment)?.indent ?? indent + indentStep, first);
  return `${above(more)}${prefix} ${block ?? `${scalarText(value)}${first === undefined ? '' : ` ${first}`}\n`}`;
}

/**
 * Writes plain data between brackets.
 * @example inBrackets(['既存住民基本台帳システム', 'その他']) → '[既存住民基本台帳システム, その他]'
 * @example inBrackets([]) → '[]'
 */
export function inBrackets(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((entry: unknown) => (typeof entry === 'string' ? scalarText(entry) : inBrackets(entry))).join(', ')}]`;
  return kindOf(value) === 'scalar' ? String(value) : flowText(value);
}

/** Writes a text of which both sides changed lines, in the layout of ours. Clashing lines stand alone where a block text holds them. */
export function mergedLines(segment: Segment, parts: readonly LinePart[]): readonly LinePiece[] {
  const [ours, theirs] = [resolved(parts, 'ours'), resolved(parts, 'theirs')];
  const literal = literalOf(segment);
  const clashes = parts.some((part) => 'ours' in part);
  if (!literal || !fits(ours, literal) || !fits(theirs, literal))
    return [clashes ? { ours: madeLines(segment, ours), theirs: madeLines(segment, theirs) } : madeLines(segment, ours)];
  const written = (lines: readonly string[]): string => lines.map((line) => (line === '' ? '\n' : `${' '.repeat(literal.indent)}${line}\n`)).join('');
  const last = parts.at(-1);
  const ended = literal.keepsBreak && last && 'lines' in last && last.lines.at(-1) === '';
  if (literal.keepsBreak && !ended) return [{ ours: madeLines(segment, ours), theirs: madeLines(segment, theirs) }];
  const shown = ended ? [...parts.slice(0, -1), { lines: last.lines.slice(0, -1) }] : parts;
  return [
    `${segment.prefix} ${literal.header}`,
    ...shown.map((part) => ('lines' in part ? written(part.lines) : { ours: written(part.ours), theirs: written(part.theirs) })),
    segment.suffix,
  ];
}

function resolved(parts: readonly LinePart[], side: MergeSide): string {
  return parts.flatMap((part) => ('lines' in part ? part.lines : part[side])).join('\n');
}

/** The layout of a block text. */
interface Literal {
  /** First line, its break included. */
  readonly header: string;
  readonly indent: number;
  /** True if the text ends in a line break. */
  readonly keepsBreak: boolean;
}

/** Returns the layout of a plain block text (`|` or `|-`). Undefined for any other way to write a text. */
function literalOf({ written }: Segment): Literal | undefined {
  const [header, sign] = /^\|(-?)[ \t]*(?:#[^\n]*)?\n/u.exec(written) ?? [];
  const blanks = header === undefined ? undefined : /^(?:[ \t]*\n)*( +)/u.exec(written.slice(header.length))?.[1];
  return header === undefined || blanks === undefined ? undefined : { header, indent: blanks.length, keepsBreak: sign === '' };
}

/** True if the layout can hold a text: its end suits the header, and its first line does not begin with a blank. */
function fits(value: string, { keepsBreak }: Literal): boolean {
  const text = keepsBreak && value.endsWith('\n') ? value.slice(0, -1) : value;
  return value.endsWith('\n') === keepsBreak && !text.endsWith('\n') && text.trim() !== '' && !/^\n* /u.test(text);
}
