import { isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { LineCounter, Pair, Scalar, YAMLMap } from 'yaml';
import type { Place } from '../../core/message.js';
import { scalarOffsets } from './scalar-offsets.js';
import type { Offsets } from './scalar-offsets.js';
import type { Path } from './source.js';

/** The functions of a {@link Source} that find places. */
export interface SourcePlaces {
  valuePlace(path: Path): Place;
  keyPlace(path: Path): Place;
  textPlace(path: Path, offset: number): Place;
}

interface FoundNode {
  readonly node: unknown;
  /** Offset of the key, or of the value if there is no key. */
  readonly key: number;
  readonly value: number;
  /** False if the document ends before the path does. The offsets are then those of the nearest key above. */
  readonly exists: boolean;
}

/** Finds places in the composed nodes. Without nodes (broken YAML) every place is the beginning of the file. */
export function nodePlaces(file: string, source: string, root: unknown, lines: LineCounter): SourcePlaces {
  const offsets = new WeakMap<Scalar, Offsets>();
  const place = (offset: number): Place => placeAt(file, lines, offset);
  return {
    valuePlace: (path) => place(find(root, path).value),
    keyPlace: (path) => {
      const found = find(root, path);
      return place(found.exists ? found.key : found.value);
    },
    textPlace: (path, offset) => {
      const { node, value, exists } = find(root, path);
      if (!exists || !isScalar(node) || typeof node.value !== 'string') return place(value);
      const known = offsets.get(node) ?? scalarOffsets(source, node);
      offsets.set(node, known);
      return place(known[Math.min(Math.max(offset, 0), known.length - 1)] ?? value);
    },
  };
}

/** Returns line and column (from 1) of an offset in the text. */
export function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function find(root: unknown, path: Path): FoundNode {
  const start = startOf(root) ?? 0;
  let found: FoundNode = { node: root, key: start, value: start, exists: true };
  for (const key of path) {
    const next = child(found.node, key);
    // A missing value gets the place of the nearest key above it: that key's value may begin lines below.
    if (!next) return { ...found, value: found.key, exists: false };
    found = next;
  }
  return found;
}

/** Pairs of the maps that were looked into, by key. A search from the start for every key would be quadratic. */
const knownPairs = new WeakMap<YAMLMap, ReadonlyMap<unknown, Pair>>();

/** Returns the pairs of a map by their scalar keys. The first of two equal keys counts. */
function pairsOf(map: YAMLMap): ReadonlyMap<unknown, Pair> {
  const known = knownPairs.get(map);
  if (known) return known;
  const pairs = new Map<unknown, Pair>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const { value } = pair.key;
    // Data hold keys as NFC, a text as it was typed.
    const key = typeof value === 'string' ? value.normalize('NFC') : value;
    if (!pairs.has(key)) pairs.set(key, pair);
  }
  knownPairs.set(map, pairs);
  return pairs;
}

function child(node: unknown, key: string | number): FoundNode | undefined {
  if (isMap(node)) {
    const pair = pairsOf(node).get(key);
    if (!pair) return undefined;
    const keyStart = startOf(pair.key) ?? 0;
    // The parser may put an empty value on a line below its key: the place of the key helps more.
    const value = isScalar(pair.value) && pair.value.source === '' && pair.value.type === 'PLAIN' ? keyStart : (startOf(pair.value) ?? keyStart);
    return { node: pair.value, key: keyStart, value, exists: true };
  }
  if (isSeq(node) && typeof key === 'number') {
    const item = node.items[key];
    if (item === undefined) return undefined;
    const value = startOf(item) ?? 0;
    return { node: item, key: value, value, exists: true };
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key);
  return isNode(node) ? node.range?.[0] : undefined;
}
