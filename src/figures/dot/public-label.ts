import { maskedLabel } from './printed-words.js';
import type { Prints } from './printed-words.js';
import { publicValue } from './graphviz-words.js';

/** Returns the published name of a port. */
export type PortName = (written: string) => string;

/** Pieces of a record's label: an escape, a port between < and >, the marks of its fields, text. */
const recordPiece = /\\[\s\S]|<[^<>]*>|[{}|]|[^\\<{}|]+|</gu;

/**
 * Returns a label as it may be published. One that prints stays; if it is a record whose fields print, its ports get other names; one that
 * does not print (of an invisible box, or overwritten by another) loses its words.
 */
export function publicLabel(label: string, prints: Prints, portName: PortName): string {
  if (prints(label)) return label;
  if (!recordFields(label).every(prints)) return maskedLabel(label);
  return label.replace(recordPiece, (piece) => (isPort(piece) ? `<${portName(piece.slice(1, -1).trim())}>` : piece));
}

/**
 * Returns the texts of a record's fields, without ports.
 * @example recordFields('<a> 窓口|{台帳|<b>}') → [' 窓口', '', '台帳', '', '']
 */
export function recordFields(label: string): readonly string[] {
  const fields = [''];
  for (const [piece] of label.matchAll(recordPiece)) {
    if (/^[{}|]$/u.test(piece)) fields.push('');
    else if (!isPort(piece)) fields.push((fields.pop() ?? '') + piece);
  }
  return fields;
}

function isPort(piece: string): boolean {
  return piece.startsWith('<') && piece.endsWith('>') && piece.length > 1;
}

/** Pieces of a label between < and >: a comment, an instruction, marked text, a tag, text. */
const htmlPiece = /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[[^]*?\]\]>|<[^>]*>|[^<]+/gu;

/** Returns a label between < and > as it may be published: without comments, with other names of ports, and without text that does not print. */
export function publicHtmlLabel(label: string, prints: Prints, portName: PortName): string {
  return label.replace(htmlPiece, (piece) => {
    if (/^<(?:!--|\?)/u.test(piece)) return '';
    const [, marked] = /^<!\[CDATA\[([^]*)\]\]>$/u.exec(piece) ?? [];
    if (marked !== undefined) return prints(marked) ? piece : `<![CDATA[${maskedLabel(marked)}]]>`;
    if (!piece.startsWith('<')) return prints(piece) ? piece : maskedLabel(piece);
    return piece.replace(/([\w-]+)(\s*=\s*)("[^"]*"|'[^']*')/gu, (_, key: string, sign: string, quoted: string) => {
      const value = quoted.slice(1, -1);
      const shown = key.toLowerCase() === 'port' ? portName(value) : publicValue(value);
      return `${key}${sign}${quoted.charAt(0)}${shown}${quoted.charAt(0)}`;
    });
  });
}
