import type { Assessment, TextNode } from './assessment.js';

/** Key of 公表日 on the cover. Fixed here because no form description marks the publication day. */
export const publishedKey = '公表日';

/** Returns a text of the cover by its key. Undefined if the form has no such text. */
export function coverNode({ cover }: Assessment, key: string): TextNode | undefined {
  const node = cover.find(({ item }) => item.key === key);
  return node?.kind === 'text' ? node : undefined;
}

/** Returns the value of a text of the cover by its key. Empty if there is none. */
export function coverText(assessment: Assessment, key: string): string {
  return coverNode(assessment, key)?.text ?? '';
}
