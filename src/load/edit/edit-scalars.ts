import { parse } from 'yaml';

/**
 * Writes a text as a value on one line, fit for a block and between brackets. Plain if YAML reads the same text back, quoted otherwise.
 * @example scalarText('税の事務') → '税の事務'
 * @example scalarText('税: 国保') → '"税: 国保"'
 * @example scalarText('12') → '"12"'
 */
export function scalarText(value: string): string {
  if (value === '' || /[\n,[\]{}]/u.test(value)) return JSON.stringify(value);
  try {
    const read = parse(`k: ${value}`, { version: '1.2', schema: 'core' }) as { readonly k?: unknown };
    return read.k === value ? value : JSON.stringify(value);
  } catch {
    return JSON.stringify(value);
  }
}

/**
 * Writes a text as a key. Plain if it begins with a letter and holds only letters, digits and ・、（）, and YAML reads the same text
 * back; quoted otherwise.
 * @example keyText('基本情報') → '基本情報'
 * @example keyText('12') → '"12"'
 * @example keyText('true') → '"true"'
 */
export function keyText(key: string): string {
  return /^\p{L}[\p{L}\p{N}・、（）]*$/u.test(key) ? scalarText(key) : JSON.stringify(key);
}

/** Indentation of a value below its key, in columns. */
export const indentStep = 2;

/** Characters unsafe in a block: codes that do not print, halves of surrogate pairs, and half-width blanks at a line's end, which editors remove. */
const unfitForBlock = /[ \t]$|(?![\n\t])\p{Cc}|[\p{Cs}\u2028\u2029\ufeff]/mu;

/**
 * Writes a text of several lines as a block: its header and its indented lines, with the last line break. Undefined if the text
 * has one line, or if a block can't hold it safely.
 * @example blockText('一\n二', 2) → '|-\n  一\n  二\n'
 * @example blockText('一 \n二', 2) → undefined
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
