import { checkDocument } from '../../src/check/check-document.js';
import type { CheckedDocument } from '../../src/check/check-document.js';
import { memoryFiles } from '../workspace/memory-files.js';

/** A 様式４ whose figures have these values. */
export function yaml(entries: readonly Readonly<Record<string, string>>[], note = ''): string {
  const written = entries.map((entry, index) =>
    [`    - id: zu-${String(index + 1)}\n`, ...Object.entries(entry).map(([key, value]) => `      ${key}: ${JSON.stringify(value)}\n`)].join(''),
  );
  return `様式: 様式４\n改定: 平成30年5月\n事務の流れ:\n  図:\n${written.join('')}  備考: ${JSON.stringify(note)}\n`;
}

/** Inspects a 様式４ with these figures; `more` are files beside it. */
export function inspect(
  entries: readonly Readonly<Record<string, string>>[],
  more: readonly (readonly [string, string | Uint8Array])[] = [],
): Promise<CheckedDocument> {
  return checkDocument('document.yaml', memoryFiles(new Map([['document.yaml', yaml(entries)], ...more])));
}

/** Texts of the errors. */
export function errors({ messages }: CheckedDocument): readonly string[] {
  return messages.filter((message) => message.severity === 'error').map((message) => message.text);
}

/** What a figure needs besides its picture. */
export const alternative = { 代替テキスト: '住民が市に申請する。' };
