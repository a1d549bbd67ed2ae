import type { BoxState, FieldNode } from './assessment.js';
import { printedBox } from './printed-box.js';

/** What an empty （ ） holds in print. */
const blank = '　';

/**
 * The value of an item as lines of the printed form: texts as written, a choice as its option with the number of 件, boxes as one
 * `[○]option` a line. An empty text or choice has no line; boxes always have all of theirs.
 */
export function printValue(node: FieldNode): readonly string[] {
  switch (node.kind) {
    case 'text':
      return node.text === '' ? [] : node.text.split('\n');
    case 'choice':
      return printChoice(node.choice, node.count?.count);
    case 'boxes':
      return node.options.flatMap((option) => printOption(option).split('\n'));
    case 'check':
      return [printedBox(node.ticked, node.item.label)];
    case 'static':
      return node.item.text.split('\n');
  }
}

/** `委託する（ 3 ）件`. */
export function printChoice(choice: string, count: number | undefined): readonly string[] {
  const number = count === undefined ? '' : printCount(String(count));
  return choice === '' && number === '' ? [] : [choice + number];
}

/** `[○]その他（…）`, `[　]紙`, `[○]提供を行っている（ 4 ）件`. A text of several lines makes several. */
export function printOption(option: Pick<BoxState, 'label' | 'ticked' | 'text' | 'takesText' | 'count'>): string {
  const box = printedBox(option.ticked, option.label);
  if (option.count) return box + printCount(option.text);
  return option.takesText || option.text !== '' ? `${box}（${option.text === '' ? blank : option.text}）` : box;
}

function printCount(count: string): string {
  return `（ ${count === '' ? blank : count} ）件`;
}
