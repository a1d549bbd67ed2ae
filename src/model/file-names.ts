import type { AssessmentTree, EntryNode, TextNode } from './assessment.js';

/** Returns the label of the items that hold the name of a 特定個人情報ファイル. */
export function fileNameLabel({ filesKey }: Pick<AssessmentTree['form'], 'filesKey'>): string {
  return `${filesKey}名`;
}

/** Finds the items that hold the name of the 特定個人情報ファイル at a position, from 0: one in each of its parts (Ⅱ１, Ⅲ１). */
export function fileNameNodes({ form, parts }: AssessmentTree, index: number): readonly TextNode[] {
  const label = fileNameLabel(form);
  return parts
    .filter(({ file }) => file?.index === index)
    .flatMap(({ body }) => (body.kind === 'sections' ? body.sections : []))
    .flatMap(({ items }) => items)
    .filter((item): item is TextNode => item.kind === 'text' && item.item.label === label);
}

/** Returns the item that holds the name of an entry: the text beside its number (委託事項1), or its first line (①システムの名称). Undefined if it has neither. */
export function entryNameNode({ named, items }: EntryNode): TextNode | undefined {
  return named ?? items.find((item): item is TextNode => item.kind === 'text' && item.item.kind === 'line');
}
