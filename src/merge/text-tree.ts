import { behindComments, lineEnd, lineStartOf, textNodes } from '../load/edit/edit-nodes.js';
import type { TextList, TextMap, TextPair, YamlText } from '../load/edit/edit-nodes.js';

/** The lines of a map or a list: those of its children in order, and what stands behind the last. Together they are the whole text. */
export interface Branch {
  readonly kind: 'map' | 'list';
  readonly children: readonly Segment[];
  /** Comments and blank lines behind the last child. */
  readonly tail: string;
}

/** The lines of one item of a map or one entry of a list. */
export interface Segment {
  /** Key of an item of a map. */
  readonly key?: string;
  /** Comments and blank lines above it. */
  readonly lead: string;
  /** Its own whole lines, the last line break included. An item on the line of a dash begins with blanks in the dash's place. */
  readonly body: string;
  /** Columns in front of its key or dash. */
  readonly indent: number;
  readonly value: YamlText;
  /** The lines up to the colon or the dash. */
  readonly prefix: string;
  /** The written value, from its first to its last character. Empty if nothing is written. */
  readonly written: string;
  /** What follows the written value. */
  readonly suffix: string;
  /** Lines in front of the children: 「鍵:」 with its line break, or the dash with the blanks behind it. */
  readonly head?: string;
  /** Undefined for a text, a number, and a value between brackets. */
  readonly branch?: Branch;
}

/** A layout of YAML that is not merged by item. */
class Unusual extends Error {}

/** Reads the lines of a document. Undefined if it is no map in block style, or uses a layout that is not merged by item. */
export function textTree(text: string): Branch | undefined {
  const root = textNodes(text);
  if (!root || root.flow || root.pairs.length === 0) return undefined;
  try {
    return branchOfMap(text, root, 0, text.length);
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

function branchOfMap(text: string, map: TextMap, start: number, end: number): Branch {
  const children: Segment[] = [];
  let at = start;
  for (const pair of map.pairs) {
    children.push(itemOf(text, pair, at));
    at = pair.end;
  }
  return { kind: 'map', children, tail: sliceOf(text, at, end) };
}

function itemOf(text: string, pair: TextPair, from: number): Segment {
  const { key, value, indent, shared } = pair;
  const line = shared ? pair.keyStart : lineStartOf(text, pair.keyStart);
  const pad = shared ? ' '.repeat(indent) : '';
  const base = {
    key,
    lead: sliceOf(text, from, line),
    body: pad + sliceOf(text, line, pair.end),
    indent,
    value,
    prefix: pad + sliceOf(text, line, pair.colonEnd),
    ...writtenOf(text, value, pair.end),
  };
  const behind = lineEnd(text, pair.colonEnd);
  if (value.kind === 'scalar' || value.flow || value.start < behind) return base;
  return { ...base, head: pad + sliceOf(text, line, behind), branch: branchOf(text, value, behind, pair.end) };
}

function branchOf(text: string, value: TextMap | TextList, start: number, end: number): Branch {
  return value.kind === 'map' ? branchOfMap(text, value, start, end) : branchOfList(text, value, start, end);
}

function branchOfList(text: string, list: TextList, start: number, end: number): Branch {
  const children: Segment[] = [];
  let at = start;
  for (const [index, value] of list.items.entries()) {
    const dash = list.dashes[index] ?? -1;
    const line = lineStartOf(text, Math.max(dash, 0));
    if (dash < 0 || text.slice(line, dash).trim() !== '') throw new Unusual();
    const indent = dash - line;
    const behind = behindComments(text, lineEnd(text, Math.max(value.end, dash + 1)), indent + 1);
    const base = {
      lead: sliceOf(text, at, line),
      body: sliceOf(text, line, behind),
      indent,
      value,
      prefix: text.slice(line, dash + 1),
      ...writtenOf(text, value, behind),
    };
    const first = value.kind === 'map' && !value.flow ? value.pairs[0] : undefined;
    if (value.kind !== 'map' || !first) children.push(base);
    else {
      const inside = first.shared ? first.keyStart : lineEnd(text, dash + 1);
      children.push({ ...base, head: sliceOf(text, line, inside), branch: branchOfMap(text, value, inside, behind) });
    }
    at = behind;
  }
  return { kind: 'list', children, tail: sliceOf(text, at, end) };
}

function writtenOf(text: string, value: YamlText, end: number): Pick<Segment, 'written' | 'suffix'> {
  return { written: text.slice(value.start, value.end), suffix: text.slice(Math.min(value.end, end), end) };
}

function sliceOf(text: string, start: number, end: number): string {
  if (start > end) throw new Unusual();
  return text.slice(start, end);
}
