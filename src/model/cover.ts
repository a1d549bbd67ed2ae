import type { Assessment, TextNode } from './assessment.js';

/** The key of 公表日 on every form's cover: which item of a cover is the day of publication, no description says. */
export const publishedKey = '公表日';

/** A text of the cover by its key; undefined where the form has no such item. */
export function coverNode({ cover }: Assessment, key: string): TextNode | undefined {
  const node = cover.find(({ item }) => item.key === key);
  return node?.kind === 'text' ? node : undefined;
}

/** What a text of the cover says, or empty. */
export function coverText(assessment: Assessment, key: string): string {
  return coverNode(assessment, key)?.text ?? '';
}
