import { clip } from '../core/clip.js';
import type { SchemaError } from './schema-error.js';

/** Describes the unexpected value in the words of a reader of the file. */
export function describeFound({ value, source, path }: Pick<SchemaError, 'value' | 'source' | 'path'>): string {
  if (value === null) return '何も書かれていない値';
  if (Array.isArray(value)) return '「- 」や [ ] の並び';
  if (typeof value === 'object') return '「項目名: 値」の並び';
  if (typeof value === 'number') return `数値「${foundAt(source, path)}」`;
  if (typeof value === 'boolean') return `真偽値「${foundAt(source, path)}」`;
  return `「${clip((typeof value === 'string' ? value : '').replace(/\n+/g, ' ').trim())}」`;
}

/** UTF-16 units of a value that are looked at. A message shows fewer. */
const longestFound = 100;

/** Returns a plain value as the file writes it: 012 is read as 12, but the reader looks for 012. */
export function foundAt(source: SchemaError['source'], path: SchemaError['path']): string {
  const { line, column } = source.valuePlace(path);
  let start = 0;
  for (let before = 1; before < line; before++) start = source.text.indexOf('\n', start) + 1;
  return clip(/^[^\s,\]}#]+/u.exec(source.text.slice(start + column - 1, start + column - 1 + longestFound))?.[0] ?? '');
}
