import type { Assessment, FieldNode, Scope } from './assessment.js';
import { printOfOption, printOfText } from './printed-value.js';

/** True if the field holds nothing: no character, no choice, no number, no tick. */
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

/** True if a reader takes the field for empty: white space alone is no text, a number of 件 alone no choice, a text in （ ） alone no tick. */
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

/** Returns the value of a field as one text, by which entries are compared. */
export function comparedText(node: FieldNode): string {
  switch (node.kind) {
    case 'text':
      return printOfText(node);
    case 'choice':
      return node.count?.count === undefined ? node.choice : `${node.choice}${String(node.count.count)}`;
    case 'boxes':
      return node.options.map((option) => (option.ticked ? option.label : '') + printOfOption(option)).join('');
    case 'check':
      return node.ticked ? node.item.label : '';
    case 'static':
      return '';
  }
}

/**
 * Values of a document without its ids, independent of its YAML style: documents that print alike have equal contents. The keys of
 * items are those of the form, joined by `/`. Empty items are left out; empty entries stay, because the others take their numbers from them.
 */
export interface Content {
  readonly items: Readonly<Record<string, ItemValue>>;
  readonly lists: Readonly<Record<string, readonly Content[]>>;
}

/** Value of one item: a text, a choice with its number of 件, the boxes that are ticked or have a text, or a tick. */
export type ItemValue =
  | string
  | { readonly choice: string; readonly count?: number }
  | { readonly options: Readonly<Record<string, { readonly ticked: boolean; readonly text: string }>> }
  | true;

/** Returns the values of an assessment without 変更箇所. */
export function contentOf(assessment: Assessment): Content {
  return contentIn(assessment.root);
}

function contentIn(scope: Scope): Content {
  const items = [...scope.fields].flatMap(([key, node]) => (isEmptyField(node) ? [] : [[contentKey(key), itemValue(node)] as const]));
  const lists = [...scope.lists].map(([key, entries]) => [contentKey(key), entries.map(contentIn)] as const);
  return { items: Object.fromEntries(items), lists: Object.fromEntries(lists) };
}

/** Returns a key of the form (`formPathKey`) as a key of {@link Content}. */
export function contentKey(key: string): string {
  return (JSON.parse(key) as string[]).join('/');
}

/** Returns the value of a field that is not empty. */
export function itemValue(node: FieldNode): ItemValue {
  switch (node.kind) {
    case 'text':
      return printOfText(node);
    case 'choice':
      return { choice: node.choice, ...(node.count?.count === undefined ? {} : { count: node.count.count }) };
    case 'boxes':
      return boxesValue(node.options);
    case 'check':
      return true;
    case 'static':
      return '';
  }
}

/** Returns the options of a group of boxes that are ticked or have a text. */
export function boxesValue(options: readonly { readonly label: string; readonly ticked: boolean; readonly text: string }[]): ItemValue {
  const filled = options
    .filter(({ ticked, text }) => ticked || text !== '')
    .map((option) => [option.label, { ticked: option.ticked, text: printOfOption(option) }] as const);
  return { options: Object.fromEntries(filled) };
}
