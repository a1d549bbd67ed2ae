import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair, Scalar } from 'yaml';
import { composeYaml } from '../read/compose-yaml.js';
import type { Path } from '../read/source.js';

/** A value of a YAML text with its place. All numbers are offsets in UTF-16 units. */
export type YamlText = TextMap | TextList | TextScalar;

interface Extent {
  readonly start: number;
  /** Offset behind the last character. A block text ends behind its line break, without blank lines that are no part of it. */
  readonly end: number;
}
export interface TextMap extends Extent {
  readonly kind: 'map';
  /** True if the map is written as { }. */
  readonly flow: boolean;
  readonly pairs: readonly TextPair[];
}
export interface TextList extends Extent {
  readonly kind: 'list';
  /** True if the list is written as [ ]. */
  readonly flow: boolean;
  readonly items: readonly YamlText[];
  /** Offset of the dash of each entry; -1 if it can't be found. Empty for a list between brackets. */
  readonly dashes: readonly number[];
}
export interface TextScalar extends Extent {
  readonly kind: 'scalar';
  /** True if nothing is written, or null. */
  readonly empty: boolean;
}
/** A pair. `start` to `end` are whole lines with the comments right above, if no other value shares its lines. */
export interface TextPair extends Extent {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Offset behind the colon, or behind the key if there is no colon. */
  readonly colonEnd: number;
  /** Number of columns in front of the key. */
  readonly indent: number;
  /** True if the pair begins on the line of its list entry's dash. Its extent does not hold the dash. */
  readonly shared: boolean;
  /** True if the pair is between braces. */
  readonly flow: boolean;
  readonly value: YamlText;
}

/**
 * Reads the values of a text with their places. Undefined if the text is no map, or uses a syntax that no document needs (`? key`).
 * @param root Root of the parser's tree of this text (`Source.tree`), if it is at hand: parsing takes most of the time.
 */
export function textNodes(text: string, root: unknown = composeYaml(text).document?.contents): TextMap | undefined {
  try {
    return isMap(root) ? readMap(root.items, root.flow === true, rangeOf(root), 0, text) : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** Finds the value at a path. `pair` is undefined for an entry of a list; the result is undefined if there is no such value. */
export function findValue(root: TextMap, path: Path): { readonly value: YamlText; readonly pair?: TextPair } | undefined {
  let found: { value: YamlText; pair?: TextPair } = { value: root };
  for (const position of path) {
    const { value } = found;
    const pair = value.kind === 'map' ? value.pairs.find(({ key }) => key === position) : undefined;
    const item = value.kind === 'list' && typeof position === 'number' ? value.items[position] : undefined;
    if (pair) found = { value: pair.value, pair };
    else if (item) found = { value: item };
    else return undefined;
  }
  return found;
}

class Unreadable extends Error {}

function rangeOf(node: unknown): [number, number] {
  const range = isMap(node) || isSeq(node) || isScalar(node) ? node.range : undefined;
  if (!range) throw new Unreadable();
  return [range[0], range[1]];
}

function readNode(node: unknown, text: string, fallback: number): YamlText {
  if (node === null || node === undefined) return { kind: 'scalar', empty: true, start: fallback, end: fallback };
  const [start, end] = rangeOf(node);
  if (isMap(node)) return readMap(node.items, node.flow === true, [start, end], fallback, text);
  if (isSeq(node)) return readList(node.items, node.flow === true, [start, end], text);
  if (!isScalar(node)) throw new Unreadable();
  return readScalar(node, text, fallback);
}

function readScalar(scalar: Scalar, text: string, fallback: number): TextScalar {
  const [start, end] = rangeOf(scalar);
  const written = text.slice(start, end);
  if (scalar.value === null && written === '') return { kind: 'scalar', empty: true, start: fallback, end: fallback };
  const block = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  // Blank lines behind a block text count only with |+.
  const blank = block && !/^[|>]\d?\+/u.test(written) ? (/(?<!\n)(?:\r?\n)+$/u.exec(written)?.[0].replace(/^\r?\n/u, '').length ?? 0) : 0;
  return { kind: 'scalar', empty: scalar.value === null, start, end: end - blank };
}

function readList(nodes: readonly unknown[], flow: boolean, [start, end]: [number, number], text: string): TextList {
  const items: YamlText[] = [];
  const dashes: number[] = [];
  const column = start - lineStartOf(text, start);
  for (const node of nodes) {
    const before = items.at(-1)?.end;
    const dash = flow ? -1 : before === undefined ? start : nextDash(text, before, column);
    if (!flow) dashes.push(dash);
    items.push(readNode(node, text, dash < 0 ? start : dash + 1));
  }
  return { kind: 'list', flow, items, dashes, start, end: flow ? end : (items.at(-1)?.end ?? end) };
}

/** Finds the first dash below an offset, in a given column with only white space before it. -1 if there is none. */
function nextDash(text: string, from: number, column: number): number {
  for (let line = lineEnd(text, from); line < text.length; line = lineEnd(text, line + 1)) {
    if (text[line + column] === '-' && text.slice(line, line + column).trim() === '') return line + column;
  }
  return -1;
}

/** @param floor Lowest offset of the map's comments: behind the key of the map. */
function readMap(pairs: readonly Pair[], flow: boolean, [start, end]: [number, number], floor: number, text: string): TextMap {
  const read: TextPair[] = [];
  for (const pair of pairs) read.push(readPair(pair, flow, read.at(-1)?.end ?? floor, text));
  return { kind: 'map', flow, pairs: read, start, end: flow ? end : (read.at(-1)?.value.end ?? end) };
}

/** @param before Offset of the end of the previous pair. Comments belong to a pair only from there on. */
function readPair(pair: Pair, flow: boolean, before: number, text: string): TextPair {
  const { key, value } = pair;
  if (!isScalar(key) || typeof key.value !== 'string') throw new Unreadable();
  const [keyStart, keyEnd] = rangeOf(key);
  const colon = /^\s*:/u.exec(text.slice(keyEnd, keyEnd + 80))?.[0].length ?? 0;
  const node = readNode(value, text, keyEnd + colon);
  const lineStart = lineStartOf(text, keyStart);
  const base = { key: key.value.normalize('NFC'), keyStart, keyEnd, colonEnd: keyEnd + colon, indent: keyStart - lineStart, value: node, flow };
  if (flow) return { ...base, shared: false, start: keyStart, end: Math.max(node.end, keyEnd) };
  const lead = text.slice(lineStart, keyStart);
  if (lead.includes('?')) throw new Unreadable();
  const shared = lead.trim() !== '';
  const end = behindComments(text, lineEnd(text, Math.max(node.end, keyEnd)), base.indent + 1);
  return { ...base, shared, start: shared ? keyStart : withComments(text, lineStart, lead, before), end };
}

/** Finds the beginning of the comments right above a line that share its indentation. */
function withComments(text: string, lineStart: number, lead: string, before: number): number {
  let start = lineStart;
  while (start > before) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (above < before || !text.slice(above, start).startsWith(`${lead}#`)) break;
    start = above;
  }
  return start;
}

/** Finds the end of the comment lines from `line` on that are indented by `indent` columns or more. They belong to the value above. */
export function behindComments(text: string, line: number, indent: number): number {
  const commentLine = new RegExp(` {${String(indent)},}#[^\\n]*(?:\\n|$)`, 'uy');
  let end = line;
  for (commentLine.lastIndex = line; commentLine.test(text);) end = commentLine.lastIndex;
  return end;
}

/** Finds the beginning of the line of an offset. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Finds the offset behind the line break of a value that ends at an offset. The offset itself if the value includes its line break. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}
