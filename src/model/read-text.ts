import { composeText } from '../core/compose-text.js';
import type { BoxState, TextNode } from './assessment.js';
import { findTables, printedText, readBlocks } from './text-blocks.js';

/**
 * Returns a text as a reader sees it: tables without their bars and rules where the item prints them, letters and marks composed.
 * Versions are compared by it, and rows and messages quote it. The places of messages are places in the text as written.
 * @example readText({ item: { markdown: true }, text: '| 番号 | 項目 |\n|---|---|\n| 1 | 氏名 |' }) → '番号　項目\n1　氏名'
 * @example readText({ item: { markdown: false }, text: '| 番号 |\n|---|' }) → '| 番号 |\n|---|'
 */
export function readText({ item, text }: Pick<TextNode, 'item' | 'text'>): string {
  return composeText(item.markdown ? printedText(text) : text);
}

/** Returns the text in （ ） of an option as a reader sees it. */
export function readOption({ text }: Pick<BoxState, 'text'>): string {
  return composeText(text);
}

/**
 * True if two texts print alike. Cells with 「　」 in them may read alike and part elsewhere: |a　b|c| and |a|b　c|.
 */
export function printsAlike(before: Pick<TextNode, 'item' | 'text'>, after: Pick<TextNode, 'item' | 'text'>): boolean {
  if (readText(before) !== readText(after)) return false;
  return !before.item.markdown || !after.item.markdown || JSON.stringify(cellsOf(before.text)) === JSON.stringify(cellsOf(after.text));
}

function cellsOf(text: string): readonly unknown[] {
  return readBlocks(composeText(text)).map((block) => (block.kind === 'text' ? block.text : [block.head, ...block.rows]));
}

/** Lines of a text as a reader sees it, from 0, that are one table: the head from `first` to `body`, the rows from there to `end`. */
export interface PrintedTable {
  readonly first: number;
  readonly body: number;
  readonly end: number;
}

/** Finds the tables in {@link readText}. Empty for an item that prints none. */
export function printedTables({ item, text }: Pick<TextNode, 'item' | 'text'>): readonly PrintedTable[] {
  if (!item.markdown) return [];
  const lines = text.split('\n');
  const tables: PrintedTable[] = [];
  let [line, from] = [0, 0];
  for (const { first, end } of findTables(lines)) {
    line += first - from;
    const linesOf = (to: number): number => printedText(lines.slice(first, to).join('\n')).split('\n').length;
    tables.push({ first: line, body: line + linesOf(first + 2), end: line + linesOf(end) });
    line = tables.at(-1)?.end ?? line;
    from = end;
  }
  return tables;
}
