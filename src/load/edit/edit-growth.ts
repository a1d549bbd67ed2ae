import { parse } from 'yaml';
import { commentsIn } from './edit-comments.js';
import { findValue } from './edit-nodes.js';
import type { TextMap, TextPair } from './edit-nodes.js';
import { indentStep, keyText } from './edit-scalars.js';
import type { Splice } from './edit-splices.js';
import { pathKey } from '../read/source.js';
import type { Spot } from './edit.js';
import type { Path } from '../read/source.js';

/** A pair that is put somewhere: its lines, key included, at a given indentation. */
export interface Planted {
  readonly to: Spot;
  readonly piece: (indent: number) => string;
}

/** What grows under one key: a pair ready-made, or a new map with what is put into it. */
interface Growth {
  readonly key: string;
  readonly after?: readonly string[];
  readonly piece?: (indent: number) => string;
  readonly children: Growth[];
}

/** The insertions that put pairs into their maps, new maps made once; undefined when there is no map to put one into. */
export function growSplices(root: TextMap, planted: readonly Planted[]): Splice[] | undefined {
  const grown = new Map<string, { readonly into: Path; readonly growths: Growth[] }>();
  for (const { to, piece } of planted) {
    const at = grown.get(pathKey(to.into)) ?? { into: to.into, growths: [] };
    grown.set(pathKey(to.into), at);
    let { growths } = at;
    for (const key of to.below) {
      const known = growths.find((growth) => growth.key === key && !growth.piece);
      const growth = known ?? { key, children: [], ...(to.after ? { after: to.after } : {}) };
      if (!known) growths.push(growth);
      growths = growth.children;
    }
    growths.push({ key: to.key, piece, children: [], ...(to.after ? { after: to.after } : {}) });
  }
  const splices: Splice[] = [];
  for (const { into, growths } of grown.values()) {
    const found = findValue(root, into);
    const empty = found?.value.kind === 'leaf' ? found.value.empty : found?.value.kind === 'map' && found.value.pairs.length === 0;
    if (found?.pair && empty && !found.pair.flow) splices.push(...intoEmpty(found.pair, growths));
    else if (found?.value.kind === 'map') splices.push(...intoMap(found.value, growths));
    else if (found?.value.kind === 'leaf' && found.value.empty && found.pair) splices.push(intoBraces(found.pair, growths));
    else return undefined;
  }
  return splices;
}

function linesOf(growth: Growth, indent: number): string {
  if (growth.piece) return growth.piece(indent);
  return `${' '.repeat(indent)}${keyText(growth.key)}:\n${growth.children.map((child) => linesOf(child, indent + indentStep)).join('')}`;
}

/** The same between braces, in one line below the comments; they may stand there, but not behind them. */
function flowOf(growths: readonly Growth[], indent: number): string {
  const lines = growths.map((growth) => linesOf(growth, 0)).join('');
  const data: unknown = parse(lines, { version: '1.2', schema: 'core' });
  const above = commentsIn(lines).map((comment) => `\n${' '.repeat(indent)}${comment}`);
  return `${above.join('')}${above.length === 0 ? '' : `\n${' '.repeat(indent)}`}${JSON.stringify(data).slice(1, -1)}`;
}

function intoMap(map: TextMap, growths: readonly Growth[]): Splice[] {
  const [first] = map.pairs;
  // In front of the first pair, so that what is put into a map does not leave with a pair of it.
  const owner = map.flow || !first ? map.start : Math.min(first.start, map.start) - 1;
  if (map.flow || !first) {
    const at = map.pairs.at(-1)?.end ?? map.start + 1;
    return [{ start: at, end: at, owner, cut: false, indent: -1, text: () => (first ? ', ' : '') + flowOf(growths, first?.indent ?? 1) }];
  }
  return growths.map((growth) => {
    const at = offsetFor(map.pairs, first, growth.after);
    return { start: at, end: at, owner, cut: false, indent: first.indent, text: () => linesOf(growth, first.indent) };
  });
}

function offsetFor(pairs: readonly TextPair[], first: TextPair, after: readonly string[] | undefined): number {
  if (after === undefined) return pairs.at(-1)?.end ?? first.end;
  const before = pairs.findLast(({ key }) => after.includes(key));
  // A pair on the line of its dash can have nothing in front of it.
  return before?.end ?? (first.shared ? first.end : first.start);
}

function intoEmpty(pair: TextPair, growths: readonly Growth[]): Splice[] {
  const { value } = pair;
  const indent = pair.indent + indentStep;
  const written: Splice[] =
    value.start === value.end ? [] : [{ start: value.start, end: value.end, owner: pair.keyStart, cut: false, indent: -1, text: () => '' }];
  return [
    ...written,
    { start: pair.end, end: pair.end, owner: pair.keyStart, cut: false, indent, text: () => growths.map((growth) => linesOf(growth, indent)).join('') },
  ];
}

function intoBraces(pair: TextPair, growths: readonly Growth[]): Splice {
  const end = Math.max(pair.value.end, pair.keyEnd);
  return { start: pair.keyEnd, end, owner: pair.keyStart, cut: false, indent: -1, text: () => `: {${flowOf(growths, pair.indent)}}` };
}
