import { append } from '../../core/long-lists.js';
import { parse } from 'yaml';
import { commentsIn } from './edit-comments.js';
import { findValue } from './edit-nodes.js';
import type { TextMap, TextPair } from './edit-nodes.js';
import { indentStep, keyText } from './edit-scalars.js';
import type { Splice } from './edit-splices.js';
import { pathKey } from '../read/source.js';
import type { Spot } from './edit.js';
import type { Path } from '../read/source.js';

/** A pair that an edit adds or moves, with its new spot. */
export interface NewPair {
  readonly to: Spot;
  /** Returns its lines, key included, indented by `indent` columns. */
  readonly linesAt: (indent: number) => string;
}

/** One new key of a map: a pair with its lines, or a new map with its children. */
interface Growth {
  readonly key: string;
  readonly after?: readonly string[];
  readonly linesAt?: (indent: number) => string;
  readonly children: Growth[];
}

/** Returns the splices that put pairs into their maps; several pairs share a new map. Undefined if a map is missing. */
export function growSplices(root: TextMap, pairs: readonly NewPair[]): Splice[] | undefined {
  const grown = new Map<string, { readonly into: Path; readonly growths: Growth[] }>();
  for (const { to, linesAt } of pairs) {
    const at = grown.get(pathKey(to.into)) ?? { into: to.into, growths: [] };
    grown.set(pathKey(to.into), at);
    let { growths } = at;
    for (const key of to.below) {
      const known = growths.find((growth) => growth.key === key && !growth.linesAt);
      const growth = known ?? { key, children: [], ...(to.after ? { after: to.after } : {}) };
      if (!known) growths.push(growth);
      growths = growth.children;
    }
    growths.push({ key: to.key, linesAt, children: [], ...(to.after ? { after: to.after } : {}) });
  }
  const splices: Splice[] = [];
  for (const { into, growths } of grown.values()) {
    const found = findValue(root, into);
    const empty = found?.value.kind === 'scalar' ? found.value.empty : found?.value.kind === 'map' && found.value.pairs.length === 0;
    if (found?.pair && empty && !found.pair.flow) append(splices, intoEmpty(found.pair, growths));
    else if (found?.value.kind === 'map') append(splices, intoMap(found.value, growths));
    else if (found?.value.kind === 'scalar' && found.value.empty && found.pair) splices.push(intoBraces(found.pair, growths));
    else return undefined;
  }
  return splices;
}

function linesOf(growth: Growth, indent: number): string {
  if (growth.linesAt) return growth.linesAt(indent);
  return `${' '.repeat(indent)}${keyText(growth.key)}:\n${growth.children.map((child) => linesOf(child, indent + indentStep)).join('')}`;
}

/** Returns new keys for a map between braces, on one line below their comments. A comment behind a pair would swallow the brace. */
function flowOf(growths: readonly Growth[], indent: number): string {
  const lines = growths.map((growth) => linesOf(growth, 0)).join('');
  const data: unknown = parse(lines, { version: '1.2', schema: 'core' });
  const above = commentsIn(lines).map((comment) => `\n${' '.repeat(indent)}${comment}`);
  return `${above.join('')}${above.length === 0 ? '' : `\n${' '.repeat(indent)}`}${JSON.stringify(data).slice(1, -1)}`;
}

function intoMap(map: TextMap, growths: readonly Growth[]): Splice[] {
  const [first] = map.pairs;
  // An owner in front of the first pair, so that a new pair does not move away with a pair of the map.
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
  // Nothing fits in front of a pair on the line of its dash.
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
