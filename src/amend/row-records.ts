import { createHash } from 'node:crypto';
import type { ItemKey } from '../model/item-key.js';
import { parseItemKey } from '../model/item-key.js';
import { rowRecordKeys, rowRecordsKey } from '../forms/declarations-schema.js';

/** What `amend` remembers of a row that it wrote: enough to see what a person changed since, and nothing of what it said. */
export interface RowRecord {
  /** The changes that the row tells of. */
  readonly keys: readonly ItemKey[];
  readonly cells: readonly CellRecord[];
}

export interface CellRecord {
  /** Digest of the text from which the words of a person, or of nobody yet, start out. */
  readonly base: string;
  /** Digest of a later text of ours that the person was asked about. */
  readonly asked?: string;
}

/** A record, and its place in the list of a document. */
export interface StoredRecord extends RowRecord {
  readonly index: number;
}

/** Eight of its digits tell the texts of one cell apart: what a person wrote is taken for ours once in four thousand million times. */
const digestLength = 8;

export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, digestLength);
}

/** The records of a document; what is no record is passed over. */
export function readRecords(data: unknown): readonly StoredRecord[] {
  const list: unknown = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[rowRecordsKey] : undefined;
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index): StoredRecord[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { [rowRecordKeys.change]: change, [rowRecordKeys.digests]: digests } = entry as Record<string, unknown>;
    if (typeof change !== 'string' || typeof digests !== 'string') return [];
    const cells = digests.split(' ').map((written): CellRecord => {
      const [base = '', asked] = written.split('>');
      return { base, ...(asked === undefined ? {} : { asked }) };
    });
    return [{ index, keys: change.split('\n').map(parseItemKey), cells }];
  });
}

/** A record as it stands in a document. */
export function recordData({ keys, cells }: RowRecord): Readonly<Record<string, string>> {
  const digests = cells.map(({ base, asked }) => (asked === undefined ? base : `${base}>${asked}`));
  return { [rowRecordKeys.change]: keys.join('\n'), [rowRecordKeys.digests]: digests.join(' ') };
}

/** Two records with the same text are the same record. */
export function recordText(record: RowRecord): string {
  return JSON.stringify(recordData(record));
}
