import { composeText } from '../core/text/compose-text.js';
import { findTables, printedText, readBlocks } from '../core/text/text-blocks.js';
import { tick } from '../forms/form.js';
import type { BoxState, FieldNode, TextNode } from './assessment.js';

/**
 * Returns a box as the form prints it.
 * @example printedBox(false, '紙') → '[　]紙'
 */
export function printedBox(ticked: boolean, label: string): string {
  return `[${ticked ? tick : '　'}]${label}`;
}

/** Content of an empty （ ） in print. */
const blank = '　';

/**
 * Returns the value of an item as lines of the printed form: texts as written, a choice as its option with the number of 件, boxes as
 * one `[○]option` a line. Empty for an empty text or choice; boxes always have all their lines.
 */
export function printedLines(node: FieldNode): readonly string[] {
  switch (node.kind) {
    case 'text':
      return node.text === '' ? [] : readText(node).split('\n');
    case 'choice':
      return printedChoice(node.choice, node.count?.count);
    case 'boxes':
      return node.options.flatMap((option) => printedOption(option).split('\n'));
    case 'check':
      return [printedBox(node.ticked, node.item.label)];
    case 'static':
      return node.item.text.split('\n');
  }
}

/**
 * Returns a choice with its number of 件 as the form prints it. Empty if there is neither.
 * @example printedChoice('委託する', 3) → ['委託する（ 3 ）件']
 */
export function printedChoice(choice: string, count: number | undefined): readonly string[] {
  const number = count === undefined ? '' : formatCount(String(count));
  return choice === '' && number === '' ? [] : [choice + number];
}

/** Returns an option as the form prints it: `[○]その他（…）`, `[　]紙`, `[○]提供を行っている（ 4 ）件`. A text of several lines makes several. */
export function printedOption(option: Pick<BoxState, 'label' | 'ticked' | 'text' | 'takesText' | 'count'>): string {
  const box = printedBox(option.ticked, option.label);
  if (option.count) return box + formatCount(option.text);
  return option.takesText || option.text !== '' ? `${box}（${option.text === '' ? blank : option.text}）` : box;
}

function formatCount(count: string): string {
  return `（ ${count === '' ? blank : count} ）件`;
}

/** Returns the value of a field as one text, the way the form prints it. Boxes without tick and text are left out. Empty for an empty field. */
export function fieldText(node: FieldNode): string {
  switch (node.kind) {
    case 'text':
      return readText(node);
    case 'choice':
      return choiceText(node.choice, node.count?.count);
    case 'boxes':
      return node.options
        .filter(({ ticked, text }) => ticked || text !== '')
        .map((option) => optionText(option, option.label, option.count ? '件' : ''))
        .join('\n');
    case 'check':
      return node.ticked ? printedBox(true, '') : '';
    case 'static':
      return node.item.text;
  }
}

/**
 * Returns a choice with its number of 件, without the spaces of print.
 * @example choiceText('委託する', 3) → '委託する（3）件'
 */
export function choiceText(choice: string, count: number | undefined): string {
  return count === undefined ? choice : `${choice}（${String(count)}）件`;
}

/**
 * Returns an option with its text. An option without a text has no （ ）.
 * @example optionText({ ticked: true, text: '3' }, '提供を行っている', '件') → '[○]提供を行っている（3）件'
 */
export function optionText({ ticked, text }: { readonly ticked: boolean; readonly text: string }, label: string, unit: string): string {
  return printedBox(ticked, label) + (text === '' ? '' : `（${text}）${unit}`);
}

/**
 * Returns a text as a reader sees it: tables without their bars and rules where the item prints them. Versions are compared by it, and
 * rows and messages quote it. The places of messages are places in the text as written.
 * @example readText({ item: { markdown: true }, text: '| 番号 | 項目 |\n|---|---|\n| 1 | 氏名 |' }) → '番号　項目\n1　氏名'
 * @example readText({ item: { markdown: false }, text: '| 番号 |\n|---|' }) → '| 番号 |\n|---|'
 */
export function readText({ item, text }: Pick<TextNode, 'item' | 'text'>): string {
  return item.markdown ? printedText(text) : text;
}

/** Returns a text as it prints, equal for texts that print alike: {@link readText} with letters and marks composed. */
export function printOfText(node: Pick<TextNode, 'item' | 'text'>): string {
  return composeText(readText(node));
}

/** Returns the text in （ ） of an option, equal for texts that print alike. */
export function printOfOption({ text }: Pick<BoxState, 'text'>): string {
  return composeText(text);
}

/**
 * True if two texts print alike. Cells with 「　」 in them may read alike and part elsewhere: |a　b|c| and |a|b　c|.
 */
export function printsAlike(before: Pick<TextNode, 'item' | 'text'>, after: Pick<TextNode, 'item' | 'text'>): boolean {
  if (printOfText(before) !== printOfText(after)) return false;
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
