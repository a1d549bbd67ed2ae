import { tick } from '../forms/form.js';
import type { BoxState, FieldNode } from './assessment.js';

/** A box as the form prints it: `[○]その他`, `[　]紙`. */
export function printedBox(ticked: boolean, label: string): string {
  return `[${ticked ? tick : '　'}]${label}`;
}

/** What an empty （ ） holds in print. */
const blank = '　';

/**
 * The value of an item as lines of the printed form: texts as written, a choice as its option with the number of 件, boxes as one
 * `[○]option` a line. An empty text or choice has no line; boxes always have all of theirs.
 */
export function printedLines(node: FieldNode): readonly string[] {
  switch (node.kind) {
    case 'text':
      return node.text === '' ? [] : node.text.split('\n');
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

/** `委託する（ 3 ）件`. */
export function printedChoice(choice: string, count: number | undefined): readonly string[] {
  const number = count === undefined ? '' : printCount(String(count));
  return choice === '' && number === '' ? [] : [choice + number];
}

/** `[○]その他（…）`, `[　]紙`, `[○]提供を行っている（ 4 ）件`. A text of several lines makes several. */
export function printedOption(option: Pick<BoxState, 'label' | 'ticked' | 'text' | 'takesText' | 'count'>): string {
  const box = printedBox(option.ticked, option.label);
  if (option.count) return box + printCount(option.text);
  return option.takesText || option.text !== '' ? `${box}（${option.text === '' ? blank : option.text}）` : box;
}

function printCount(count: string): string {
  return `（ ${count === '' ? blank : count} ）件`;
}

/** What a field says in one text, the way the form prints it; of boxes only those that hold something. Empty for an empty field. */
export function fieldText(node: FieldNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
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

/** `委託する（3）件` */
export function choiceText(choice: string, count: number | undefined): string {
  return count === undefined ? choice : `${choice}（${String(count)}）件`;
}

/** `[○]その他（…）`; without a text, without （ ）. */
export function optionText({ ticked, text }: { readonly ticked: boolean; readonly text: string }, label: string, unit: string): string {
  return printedBox(ticked, label) + (text === '' ? '' : `（${text}）${unit}`);
}
