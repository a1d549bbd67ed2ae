import type { Element } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import type { Outcome } from './figure.js';
import { figureFault } from './figure.js';

/** A DTD. It can define entities that grow without end and name files; a bare DOCTYPE, which many tools write, does neither. */
const internalSubset = /<!DOCTYPE[^>[<]*\[|<!(?:ENTITY|ELEMENT|ATTLIST|NOTATION)/u;

/**
 * Parses a text strictly as XML and returns its root element. Knows XML's own five entities only and fetches nothing.
 *
 * @example parseXml('<!DOCTYPE svg><svg/>').ok → true
 * @example parseXml('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>').fault.mend → 'DTD を消してください'
 */
export function parseXml(text: string): Outcome<Element> {
  const dtd = text.search(internalSubset);
  if (dtd >= 0) return figureFault('XML の DTD（<!DOCTYPE … [ … ]> や <!ENTITY …>）は使えません', 'DTD を消してください', dtd);
  try {
    const root = fromXml(text);
    const element = root.children.find((child) => child.type === 'element');
    return element ? { ok: true, value: element } : figureFault('XML の要素がありません', '図として書き出し直してください');
  } catch (error) {
    // The parser wraps every error in a message of its own, a stack overflow too.
    if (error instanceof RangeError || (error instanceof Error && error.cause instanceof RangeError))
      return figureFault('XML の入れ子が深すぎます', '図として書き出し直してください');
    if (error instanceof Error && 'place' in error)
      return figureFault(`XML として読めません${describe(error.place)}`, '図として書き出し直してください', offsetOf(error.place));
    throw error;
  }
}

interface Point {
  readonly line?: unknown;
  readonly column?: unknown;
  readonly offset?: unknown;
}

function describe(place: unknown): string {
  const { line, column } = pointOf(place);
  return typeof line === 'number' && typeof column === 'number' ? `（${String(line)}行目 ${String(column)}文字目）` : '';
}

function offsetOf(place: unknown): number | undefined {
  const { offset } = pointOf(place);
  return typeof offset === 'number' ? offset : undefined;
}

function pointOf(place: unknown): Point {
  return typeof place === 'object' && place !== null ? place : {};
}
