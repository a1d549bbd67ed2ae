import { largest } from '../core/long-lists.js';
import type { TextBlock } from '../core/text/text-blocks.js';
import type { ValueView } from './value-views.js';

/** How the rows under one label stand on pages. */
export type GroupBreak =
  /** Certainly fits on a page. */
  | 'whole'
  /** Fits on an empty page, as far as its text tells. */
  | 'kept'
  /** Taller than a page: begins where it stands, and breaks. */
  | 'broken';

/** Height of a page between its margins, in pt. The heights below are those of templates/document/print.css, in pt. */
const pageHeight = 771;
/** Share of a page up to which a group fits in any case, however wrong the estimate. */
const certainShare = 0.6;
const lineHeight = 12.6;
const optionHeight = 11.2;
const cellPadding = 8.4;
/** Width of the text of a value's cell, in full-width characters. */
const lineWidth = 44;

/**
 * Judges from its values how a group breaks. A style sheet cannot say «whole if that is possible, else from here on».
 *
 * @example groupBreak([{ value: 'text', blocks: [{ kind: 'text', text: '短い文' }] }]) → 'whole'
 * @example groupBreak([{ value: 'text', blocks: [{ kind: 'text', text: '行\n'.repeat(50) }] }]) → 'kept'
 * @example groupBreak([{ value: 'text', blocks: [{ kind: 'text', text: '行\n'.repeat(62) }] }]) → 'broken'
 */
export function groupBreak(values: readonly ValueView[]): GroupBreak {
  const height = values.reduce((sum, value) => sum + cellPadding + valueHeight(value), 0);
  if (height > pageHeight) return 'broken';
  return height > pageHeight * certainShare ? 'kept' : 'whole';
}

function valueHeight(value: ValueView): number {
  switch (value.value) {
    case 'text':
      return Math.max(1, sum(value.blocks.map(blockLines))) * lineHeight;
    case 'choice':
      return (Math.ceil(value.options.length / value.columns) + 1) * optionHeight + (value.stacked ? lineHeight : 0);
    case 'boxes':
      return sum(value.blocks.map(({ heading, rows }) => (heading === '' ? 0 : 1) + sum(rows.map(({ boxes }) => largest(boxes.map(boxLines)))))) * lineHeight;
  }
}

function boxLines({ label, text }: { readonly label: string; readonly text: string }): number {
  return textLines(label + text);
}

function blockLines(block: TextBlock): number {
  if (block.kind === 'text') return textLines(block.text);
  return sum([block.head, ...block.rows].map((cells) => 1 + largest(cells.map((cell) => textLines(cell, lineWidth / cells.length)))));
}

function textLines(text: string, width = lineWidth): number {
  return sum(text.split('\n').map((line) => Math.max(1, Math.ceil(textWidth(line) / width))));
}

/** Returns the width of a line in full-width characters. ASCII and half-width kana count half. */
function textWidth(line: string): number {
  return line.length - (line.match(/[ -~｡-ﾟ]/gu)?.length ?? 0) / 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
