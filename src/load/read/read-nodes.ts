import { isMap, isNode, isPair, isScalar, isSeq } from 'yaml';
import type { Scalar } from 'yaml';
import { clip } from '../../core/clip.js';
import { keptFindings } from './compose-yaml.js';
import { forbiddenCharacters } from './forbidden-characters.js';
import { scalarOffsets } from './scalar-offsets.js';

/** A fault of a node, with offsets (UTF-16 units) instead of places. */
export interface NodeFault {
  readonly ruleId: string;
  readonly offset: number;
  readonly text: string;
  readonly mend: string;
  readonly related?: number;
}

/**
 * Most entries of one list. A published change table has a few hundred rows. Each entry of a form's list costs the form's items, so
 * this bounds the time and memory of everything that follows.
 */
const maxEntries = 5_000;

/** The plain value of a node tree, with its first faults and the number of further ones. */
export interface ReadNodes {
  /** Undefined if a list is too long to be read. */
  readonly data: unknown;
  readonly faults: readonly NodeFault[];
  readonly further: number;
}

/** Reads the plain value of a node tree, and finds the faults in it. `composeYaml` has limited the nesting before. */
export function readNodes(source: string, root: unknown): ReadNodes {
  const reading: NodeReading = { source, faults: [], further: 0, tooLong: undefined };
  const data = readNode(root, reading);
  return reading.tooLong ? { data: undefined, faults: [reading.tooLong], further: 0 } : { data, faults: reading.faults, further: reading.further };
}

interface NodeReading {
  readonly source: string;
  readonly faults: NodeFault[];
  /** Number of faults beyond those kept. */
  further: number;
  tooLong: NodeFault | undefined;
}

function report(fault: NodeFault, reading: NodeReading): void {
  if (reading.faults.length < keptFindings) reading.faults.push(fault);
  else reading.further++;
}

function readNode(node: unknown, reading: NodeReading): unknown {
  if (!isNode(node)) return null;
  // `explainErrors` reports aliases, anchors and tags from the tokens.
  if (isScalar(node)) return readScalar(node, reading);
  if (isSeq(node)) {
    if (node.items.length > maxEntries) {
      reading.tooLong ??= tooManyEntries(node.items.length, node.range?.[0] ?? 0);
      return [];
    }
    return node.items.map((item) => (isPair(item) ? null : readNode(item, reading)));
  }
  if (isMap(node)) return readMap(node.items, reading);
  return null;
}

function tooManyEntries(found: number, offset: number): NodeFault {
  return {
    ruleId: 'yaml-too-many-entries',
    offset,
    text: `「- 」の並びは ${String(maxEntries)} 個までですが、${String(found)} 個あります`,
    mend: '評価書の YAML かどうか確かめ、余分なものを消してください',
  };
}

function readMap(pairs: readonly { key: unknown; value: unknown }[], reading: NodeReading): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  const seen = new Map<string, number>();
  for (const pair of pairs) {
    const offset = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : isNode(pair.value) ? (pair.value.range?.[0] ?? 0) : 0;
    const key = readKey(pair.key, offset, reading);
    const value = readNode(pair.value, reading);
    if (key === undefined) continue;
    const first = seen.get(key);
    if (first !== undefined) {
      report(
        {
          ruleId: 'yaml-duplicate-key',
          offset,
          related: first,
          text: `項目「${clip(key)}」が同じところに二つあります`,
          mend: 'どちらか一方にまとめてください',
        },
        reading,
      );
      continue;
    }
    seen.set(key, offset);
    // `__proto__` must become a key like any other.
    Object.defineProperty(data, key, { value, enumerable: true, writable: true, configurable: true });
  }
  return data;
}

function readKey(node: unknown, offset: number, reading: NodeReading): string | undefined {
  if (!isScalar(node)) {
    readNode(node, reading);
    report(
      {
        ruleId: 'yaml-key',
        offset,
        text: '項目名は文字のはずですが、並びや { } が項目名の位置にあります',
        mend: '「項目名: 値」の形で書いてください',
      },
      reading,
    );
    return undefined;
  }
  const key = readNode(node, reading);
  if (typeof key === 'string') {
    // A key of a form finds the same text composed otherwise.
    if (key !== '<<' || node.type !== 'PLAIN') return key.normalize('NFC');
    report({ ruleId: 'yaml-merge-key', offset, text: '「<<」による取込みは使えません', mend: '取り込む項目をその場に書いてください' }, reading);
    return undefined;
  }
  const written = node.source ?? '';
  const text = written === '' ? '「:」の前に項目名がありません' : `項目名は文字のはずですが、「${clip(written)}」は${typeName(key)}として読まれます`;
  report(
    {
      ruleId: 'yaml-key',
      offset,
      text,
      mend: written === '' ? '項目名を書くか、この行を消してください' : `引用符で囲んで "${clip(written)}" と書くか、項目名を確かめてください`,
    },
    reading,
  );
  return undefined;
}

function readScalar(scalar: Scalar, reading: NodeReading): unknown {
  const { value } = scalar;
  if (typeof value !== 'string') return value;
  const found = forbiddenCharacters(value);
  const offsets = found.length === 0 ? [] : scalarOffsets(reading.source, scalar);
  for (const forbidden of found) {
    const offset = offsets[forbidden.index] ?? scalar.range?.[0] ?? 0;
    const escape = /^\\(?:x..|u.{4}|U.{8}|.)/u.exec(reading.source.slice(offset, offset + 10))?.[0];
    report(
      {
        ruleId: 'forbidden-character',
        offset,
        text: forbidden.text,
        mend: escape === undefined ? forbidden.mend : `「${escape}」という書き方を消してください`,
      },
      reading,
    );
  }
  return value;
}

function typeName(value: unknown): string {
  return typeof value === 'number' ? '数値' : typeof value === 'boolean' ? '真偽値' : value === null ? '空（null）' : '文字でないもの';
}
