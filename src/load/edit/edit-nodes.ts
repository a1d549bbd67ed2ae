import { isMap, isScalar, isSeq } from 'yaml';
import type { Pair, Scalar } from 'yaml';
import { composeYaml } from '../read/compose-yaml.js';
import type { Path } from '../read/source.js';

/** A value of a YAML text and where it stands; all numbers are offsets. */
export type YamlText = TextMap | TextList | TextLeaf;

interface Extent {
  readonly start: number;
  /** Behind the last character; behind the line break for a block text, without blank lines that do not count. */
  readonly end: number;
}
export interface TextMap extends Extent {
  readonly kind: 'map';
  /** Written as { }. */
  readonly flow: boolean;
  readonly pairs: readonly TextPair[];
}
export interface TextList extends Extent {
  readonly kind: 'list';
  readonly flow: boolean;
  readonly items: readonly YamlText[];
  /** Where the dash of each entry stands; -1 where it can't be told. None between brackets. */
  readonly dashes: readonly number[];
}
export interface TextLeaf extends Extent {
  readonly kind: 'leaf';
  /** Nothing is written, or null. */
  readonly empty: boolean;
}
export interface TextPair extends Extent {
  /** `start` to `end`: whole lines with the comments right above, where the pair has its lines to itself. */
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  /** Behind the colon; behind the key where there is none. */
  readonly colonEnd: number;
  /** Columns in front of the key. */
  readonly indent: number;
  /** The pair begins on the line of the dash of its list entry, which is not in its extent. */
  readonly shared: boolean;
  readonly flow: boolean;
  readonly value: YamlText;
}

/** The values of a text with their places; undefined for a text that is no map or is written in ways that no document needs (`? key`). */
export function textNodes(text: string): TextMap | undefined {
  const root: unknown = composeYaml(text).document?.contents;
  try {
    return isMap(root) ? readMap(root.items, root.flow === true, rangeOf(root), 0, text) : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The pair at a path, or the entry of a list as the value of none. */
export function findValue(root: TextMap, path: Path): { readonly value: YamlText; readonly pair?: TextPair } | undefined {
  let found: { value: YamlText; pair?: TextPair } = { value: root };
  for (const step of path) {
    const { value } = found;
    const pair = value.kind === 'map' ? value.pairs.find(({ key }) => key === step) : undefined;
    const item = value.kind === 'list' && typeof step === 'number' ? value.items[step] : undefined;
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
  if (node === null || node === undefined) return { kind: 'leaf', empty: true, start: fallback, end: fallback };
  const [start, end] = rangeOf(node);
  if (isMap(node)) return readMap(node.items, node.flow === true, [start, end], fallback, text);
  if (isSeq(node)) return readList(node.items, node.flow === true, [start, end], text);
  if (!isScalar(node)) throw new Unreadable();
  return readLeaf(node, text, fallback);
}

function readLeaf(scalar: Scalar, text: string, fallback: number): TextLeaf {
  const [start, end] = rangeOf(scalar);
  const written = text.slice(start, end);
  if (scalar.value === null && written === '') return { kind: 'leaf', empty: true, start: fallback, end: fallback };
  const block = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED';
  // Blank lines behind a block text count only with |+.
  const blank = block && !/^[|>]\d?\+/u.test(written) ? (/(?<!\n)(?:\r?\n)+$/u.exec(written)?.[0].replace(/^\r?\n/u, '').length ?? 0) : 0;
  return { kind: 'leaf', empty: scalar.value === null, start, end: end - blank };
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

/** The first dash below an offset that stands in a column with nothing but white space before it. */
function nextDash(text: string, from: number, column: number): number {
  for (let line = lineEnd(text, from); line < text.length; line = lineEnd(text, line + 1)) {
    if (text[line + column] === '-' && text.slice(line, line + column).trim() === '') return line + column;
  }
  return -1;
}

/** @param floor Where the map's comments may begin: behind the key whose value it is. */
function readMap(pairs: readonly Pair[], flow: boolean, [start, end]: [number, number], floor: number, text: string): TextMap {
  const read: TextPair[] = [];
  for (const pair of pairs) read.push(readPair(pair, flow, read.at(-1)?.end ?? floor, text));
  return { kind: 'map', flow, pairs: read, start, end: flow ? end : (read.at(-1)?.value.end ?? end) };
}

/** @param before Where the pair before it ends: comments belong to a pair only from there on. */
function readPair(pair: Pair, flow: boolean, before: number, text: string): TextPair {
  const { key, value } = pair;
  if (!isScalar(key) || typeof key.value !== 'string') throw new Unreadable();
  const [keyStart, keyEnd] = rangeOf(key);
  const colon = /^\s*:/u.exec(text.slice(keyEnd, keyEnd + 80))?.[0].length ?? 0;
  const node = readNode(value, text, keyEnd + colon);
  const lineStart = lineStartOf(text, keyStart);
  const base = { key: key.value, keyStart, keyEnd, colonEnd: keyEnd + colon, indent: keyStart - lineStart, value: node, flow };
  if (flow) return { ...base, shared: false, start: keyStart, end: Math.max(node.end, keyEnd) };
  const lead = text.slice(lineStart, keyStart);
  if (lead.includes('?')) throw new Unreadable();
  const shared = lead.trim() !== '';
  const end = behindComments(text, lineEnd(text, Math.max(node.end, keyEnd)), base.indent + 1);
  return { ...base, shared, start: shared ? keyStart : withComments(text, lineStart, lead, before), end };
}

/** The beginning of the comments right above a line that are indented as it is. */
function withComments(text: string, lineStart: number, lead: string, before: number): number {
  let start = lineStart;
  while (start > before) {
    const above = text.lastIndexOf('\n', start - 2) + 1;
    if (above < before || !text.slice(above, start).startsWith(`${lead}#`)) break;
    start = above;
  }
  return start;
}

/** Behind the lines from `line` on that hold only a comment, indented by `indent` or more: they belong to what stands above. */
export function behindComments(text: string, line: number, indent: number): number {
  const commentLine = new RegExp(` {${String(indent)},}#[^\\n]*(?:\\n|$)`, 'uy');
  let end = line;
  for (commentLine.lastIndex = line; commentLine.test(text);) end = commentLine.lastIndex;
  return end;
}

/** The beginning of the line in which an offset stands. */
export function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Behind the break of the line in which what ends at an offset stands. */
export function lineEnd(text: string, offset: number): number {
  if (text[offset - 1] === '\n') return offset;
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}
