import type { FieldNode } from './assessment.js';

/** True for a field in which nothing at all is written: no character, no choice, no number, no tick. */
export function isEmptyField(node: FieldNode): boolean {
  switch (node.kind) {
    case 'text':
      return node.text === '';
    case 'choice':
      return node.choice === '' && node.count?.count === undefined;
    case 'boxes':
      return node.options.every(({ ticked, text }) => !ticked && text === '');
    case 'check':
      return !node.ticked;
    case 'static':
      return true;
  }
}

/** True for a field that a reader takes for empty: white space alone is no text, a number of 件 alone no choice, a text in （ ） alone no tick. */
export function looksEmpty(node: FieldNode): boolean {
  switch (node.kind) {
    case 'text':
      return node.text.trim() === '';
    case 'choice':
      return node.choice === '';
    case 'boxes':
      return node.options.every(({ ticked }) => !ticked);
    default:
      return isEmptyField(node);
  }
}

/** What a field says as one text, by which entries are compared. */
export function saidIn(node: FieldNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'choice':
      return node.count?.count === undefined ? node.choice : `${node.choice}${String(node.count.count)}`;
    case 'boxes':
      return node.options.map(({ label, ticked, text }) => (ticked ? label : '') + text).join('');
    case 'check':
      return node.ticked ? node.item.label : '';
    case 'static':
      return '';
  }
}
