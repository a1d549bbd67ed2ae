import { isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { LineCounter, Scalar } from 'yaml';
import type { Place } from '../../core/message.js';
import { scalarOffsets } from './scalar-offsets.js';
import type { Offsets } from './scalar-offsets.js';
import type { Path } from './source.js';

/** The three questions a {@link Source} answers about places. */
export interface SourcePlaces {
  valuePlace(path: Path): Place;
  keyPlace(path: Path): Place;
  textPlace(path: Path, offset: number): Place;
}

interface FoundNode {
  readonly node: unknown;
  /** Where the key stands, or the value where there is no key. */
  readonly key: number;
  readonly value: number;
  /** False when the path leads on, but the document does not. */
  readonly whole: boolean;
}

/** Answers from the composed nodes; without nodes (broken YAML) everything is at the beginning of the file. */
export function nodePlaces(file: string, source: string, root: unknown, lines: LineCounter): SourcePlaces {
  const offsets = new WeakMap<Scalar, Offsets>();
  const place = (offset: number): Place => placeAt(file, lines, offset);
  return {
    valuePlace: (path) => place(find(root, path).value),
    keyPlace: (path) => {
      const found = find(root, path);
      return place(found.whole ? found.key : found.value);
    },
    textPlace: (path, offset) => {
      const { node, value, whole } = find(root, path);
      if (!whole || !isScalar(node) || typeof node.value !== 'string') return place(value);
      const known = offsets.get(node) ?? scalarOffsets(source, node);
      offsets.set(node, known);
      return place(known[Math.min(Math.max(offset, 0), known.length - 1)] ?? value);
    },
  };
}

/** Line and column (from 1) of an offset in the text. */
export function placeAt(file: string, lines: LineCounter, offset: number): Place {
  const { line, col } = lines.linePos(offset);
  return { file, line: Math.max(1, line), column: Math.max(1, col) };
}

function find(root: unknown, path: Path): FoundNode {
  const start = startOf(root) ?? 0;
  let found: FoundNode = { node: root, key: start, value: start, whole: true };
  for (const step of path) {
    const next = child(found.node, step);
    // What is not there is pointed at by the nearest thing above: its key, since its value may begin lines below.
    if (!next) return { ...found, value: found.key, whole: false };
    found = next;
  }
  return found;
}

function child(node: unknown, step: string | number): FoundNode | undefined {
  if (isMap(node)) {
    const pair = node.items.find((candidate) => isScalar(candidate.key) && candidate.key.value === step);
    if (!pair) return undefined;
    const key = startOf(pair.key) ?? 0;
    // An empty value stands just behind its colon, where the parser may put it on a later line: the key says more.
    const value = isScalar(pair.value) && pair.value.source === '' && pair.value.type === 'PLAIN' ? key : (startOf(pair.value) ?? key);
    return { node: pair.value, key, value, whole: true };
  }
  if (isSeq(node) && typeof step === 'number') {
    const item = node.items[step];
    if (item === undefined) return undefined;
    const value = startOf(item) ?? 0;
    return { node: item, key: value, value, whole: true };
  }
  return undefined;
}

function startOf(node: unknown): number | undefined {
  if (isPair(node)) return startOf(node.key);
  return isNode(node) ? node.range?.[0] : undefined;
}
