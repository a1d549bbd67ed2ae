import { findingKey } from './fingerprint.js';
import type { Message } from '../core/message.js';
import type { Assessment } from '../model/assessment.js';

/** The findings of a version by their keys, with the number of each. Small, so that a run need not hold the messages. */
export type FindingCounts = ReadonlyMap<string, number>;

/** Counts the findings of a version by itself. */
export function countFindings(messages: readonly Message[]): FindingCounts {
  const counts = new Map<string, number>();
  for (const message of messages) {
    const key = findingKey(message);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Marks the findings of a version by itself that the version before has too, as often as it has them. Findings between two versions
 * are about what changed, so they are never carried.
 */
export function markCarried(messages: readonly Message[], before: FindingCounts, assessment: Assessment | undefined): readonly Message[] {
  const left = new Map(before);
  const rows = assessment ? rowNames(assessment) : [];
  return messages.map((message) => {
    const key = findingKey(message);
    const count = left.get(key) ?? 0;
    if (count === 0) return message;
    left.set(key, count - 1);
    const { item } = message;
    const inRow = item !== undefined && rows.some((name) => item.startsWith(name));
    return { ...message, carried: true, ...(inRow ? { standingRow: true } : {}) };
  });
}

/** Returns the name that the items of all rows of 変更箇所 begin with, up to the number of a row. */
function rowNames({ rows }: Assessment): readonly string[] {
  return [...new Set(rows.map(({ row }) => row.name.replace(/\d+行目$/u, '')))].filter((name) => name !== '');
}

/**
 * True if nobody can mend a finding: it is in a row that was published so, and the version before has it too. `--strict` does not
 * fail for it.
 */
export function isBeyondMending({ carried, standingRow, severity }: Message): boolean {
  return carried === true && standingRow === true && severity !== 'error';
}
