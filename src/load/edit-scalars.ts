import { parse } from 'yaml';

/** A text on one line as a value, in a block or between brackets: plain where that says the same, quoted otherwise. */
export function valueText(value: string): string {
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
  return /^\p{L}[\p{L}\p{N}・、（）]*$/u.test(key) ? valueText(key) : JSON.stringify(key);
}
