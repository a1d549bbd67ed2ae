import { parse } from 'yaml';

/** A text on one line as a value, in a block or between brackets: plain where that says the same, quoted otherwise. */
export function scalarText(value: string): string {
  if (value === '' || /[\n,[\]{}]/u.test(value)) return JSON.stringify(value);
  try {
    const read = parse(`k: ${value}`, { version: '1.2', schema: 'core' }) as { readonly k?: unknown };
    return read.k === value ? value : JSON.stringify(value);
  } catch {
    return JSON.stringify(value);
  }
}

/** A text as a key: plain where nothing in it can mean anything else. */
export function keyText(key: string): string {
  return /^\p{L}[\p{L}\p{N}・、（）]*$/u.test(key) ? scalarText(key) : JSON.stringify(key);
}

/** Columns by which what belongs to a key is indented. */
export const indentStep = 2;

/** Half-width white space at the end of a line, which editors take away; what does not print; halves of surrogate pairs. */
const unfitForBlock = /[ \t]$|(?![\n\t])\p{Cc}|[\p{Cs}\u2028\u2029\ufeff]/mu;

/**
 * A text of several lines as a block: its header and, indented, its lines with the last line break. Undefined for a text on one
 * line and for one that a block cannot hold safely.
 */
export function blockText(value: string, indent: number, comment = ''): string | undefined {
  const lines = value.endsWith('\n') ? value.slice(0, -1) : value;
  if (!value.includes('\n') || lines.trim() === '' || lines.endsWith('\n') || unfitForBlock.test(value)) return undefined;
  const header = `|${/^\n* /u.test(value) ? String(indentStep) : ''}${value.endsWith('\n') ? '' : '-'}`;
  const block = `${header}${comment === '' ? '' : ` ${comment}`}\n${lines.replace(/^(?=[^\n])/gmu, ' '.repeat(indent))}\n`;
  try {
    const read = parse(`k: ${header}\n${lines.replace(/^(?=[^\n])/gmu, ' '.repeat(indentStep))}\n`, { version: '1.2', schema: 'core' }) as {
      readonly k?: unknown;
    };
    return read.k === value ? block : undefined;
  } catch {
    return undefined;
  }
}
