import { closeSync, openSync, readSync } from 'node:fs';
import type { CodePointRanges } from '../core/text/code-points.js';

/** The characters that a font can show, from its `cmap` table. */
export interface CharacterMap {
  readonly characters: CodePointRanges;
  /** By variation selector: the bases of which the font has a form of its own, or which it maps to their usual form on purpose. */
  readonly variations: ReadonlyMap<number, CodePointRanges>;
}

/** Bytes. */
const headLength = 12;
const recordLength = 16;
/** Formats of subtables. */
const fullUnicode = 12;
const variations = 14;

/**
 * Reads the character map of a TrueType or OpenType file: format 12 for characters, format 14 for variation selectors, the two that
 * the shipped fonts hold. Throws if the file has no format 12. Hand-written beside font parsers such as fontkitten, which keep format
 * 14 to themselves.
 */
export function readCharacterMap(path: string): CharacterMap {
  const table = readTable(path, 'cmap');
  const subtables = new Map<number, number>();
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const offset = table.readUInt32BE(4 + index * 8 + 4);
    subtables.set(table.readUInt16BE(offset), offset);
  }
  const characters = subtables.get(fullUnicode);
  if (characters === undefined) throw new Error(`${path} has no cmap of format ${String(fullUnicode)}`);
  const sequences = subtables.get(variations);
  return { characters: readCharacters(table, characters), variations: sequences === undefined ? new Map() : readVariations(table, sequences) };
}

function readTable(path: string, tag: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = readAt(file, 0, headLength);
    const directory = readAt(file, headLength, head.readUInt16BE(4) * recordLength);
    for (let record = 0; record < directory.length; record += recordLength) {
      if (directory.toString('latin1', record, record + 4) !== tag) continue;
      return readAt(file, directory.readUInt32BE(record + 8), directory.readUInt32BE(record + 12));
    }
  } finally {
    closeSync(file);
  }
  throw new Error(`${path} has no table ${tag}`);
}

function readAt(file: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  if (readSync(file, bytes, 0, length, position) !== length) throw new Error('font file ends early');
  return bytes;
}

function readCharacters(table: Buffer, offset: number): CodePointRanges {
  const groups = table.readUInt32BE(offset + 12);
  return joined(
    Array.from({ length: groups }, (_, index) => {
      const group = offset + 16 + index * 12;
      return [table.readUInt32BE(group), table.readUInt32BE(group + 4)] as const;
    }),
  );
}

function readVariations(table: Buffer, offset: number): ReadonlyMap<number, CodePointRanges> {
  const selectors = new Map<number, CodePointRanges>();
  for (let index = 0; index < table.readUInt32BE(offset + 6); index++) {
    const record = offset + 10 + index * 11;
    const [usual, own] = [table.readUInt32BE(record + 3), table.readUInt32BE(record + 7)];
    selectors.set(
      table.readUIntBE(record, 3),
      joined([...(usual === 0 ? [] : usualForms(table, offset + usual)), ...(own === 0 ? [] : ownForms(table, offset + own))]),
    );
  }
  return selectors;
}

function usualForms(table: Buffer, offset: number): CodePointRanges {
  return Array.from({ length: table.readUInt32BE(offset) }, (_, index) => {
    const range = offset + 4 + index * 4;
    const first = table.readUIntBE(range, 3);
    return [first, first + table.readUInt8(range + 3)] as const;
  });
}

function ownForms(table: Buffer, offset: number): CodePointRanges {
  return Array.from({ length: table.readUInt32BE(offset) }, (_, index) => {
    const base = table.readUIntBE(offset + 4 + index * 5, 3);
    return [base, base] as const;
  });
}

/** Joins ranges that touch. */
function joined(ranges: CodePointRanges): CodePointRanges {
  const sorted = [...ranges].sort(([a], [b]) => a - b);
  const made: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = made.at(-1);
    if (before && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else made.push([first, last]);
  }
  return made;
}
