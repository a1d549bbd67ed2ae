import type { FieldNode } from '../model/assessment.js';
import { printedBox } from '../model/printed-box.js';

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
