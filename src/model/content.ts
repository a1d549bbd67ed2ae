import type { Assessment, FieldNode, Scope } from './assessment.js';
import { isEmptyField } from './item-values.js';

/**
 * What a document says, without its ids and however its YAML is written: two that are printed alike have the same. Items are
 * named by their keys in the form, joined by `/`; what is empty is left out, but for entries, of which the others have their number.
 */
export interface Content {
  readonly items: Readonly<Record<string, Saying>>;
  readonly lists: Readonly<Record<string, readonly Content[]>>;
}

/** What one item says: a text, a choice with its number of 件, the boxes that are ticked or have a text, or a tick. */
export type Saying =
  | string
  | { readonly choice: string; readonly count?: number }
  | { readonly options: Readonly<Record<string, { readonly ticked: boolean; readonly text: string }>> }
  | true;

/** What an assessment says, 変更箇所 left out. */
export function contentOf(assessment: Assessment): Content {
  return contentIn(assessment.root);
}

function contentIn(scope: Scope): Content {
  const items = [...scope.fields].flatMap(([key, node]) => (isEmptyField(node) ? [] : [[contentKey(key), sayingOf(node)] as const]));
  const lists = [...scope.lists].map(([key, entries]) => [contentKey(key), entries.map(contentIn)] as const);
  return { items: Object.fromEntries(items), lists: Object.fromEntries(lists) };
}

/** A key of the form (`formPathKey`) as a content has it. */
export function contentKey(key: string): string {
  return (JSON.parse(key) as string[]).join('/');
}

/** What a field says that is not empty. */
export function sayingOf(node: FieldNode): Saying {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'choice':
      return { choice: node.choice, ...(node.count?.count === undefined ? {} : { count: node.count.count }) };
    case 'boxes':
      return saidByBoxes(node.options);
    case 'check':
      return true;
    case 'static':
      return '';
  }
}

/** Of the options of a group of boxes, those that say something. */
export function saidByBoxes(options: readonly { readonly label: string; readonly ticked: boolean; readonly text: string }[]): Saying {
  const said = options.filter(({ ticked, text }) => ticked || text !== '').map(({ label, ticked, text }) => [label, { ticked, text }] as const);
  return { options: Object.fromEntries(said) };
}
