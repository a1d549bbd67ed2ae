import { sha256Hex } from '../core/digest.js';
import type { Message } from '../core/message.js';

/** Length of a fingerprint in hexadecimal digits. 128 bits keep thousands of findings apart. */
const fingerprintLength = 32;

/**
 * Returns the identity of a finding: its rule, its item and its words, without the numbers of lines in them. Severity, place and file
 * do not count, so that a finding stays the same when lines move and from version to version.
 */
export function findingKey({ ruleId, item = '', text }: Pick<Message, 'ruleId' | 'item' | 'text'>): string {
  return JSON.stringify([ruleId, item, withoutLines(text)]);
}

/**
 * Returns the fingerprint of each finding, in the order of the findings. The second finding of one key in one file has its own.
 */
export function fingerprints(messages: readonly Message[]): readonly string[] {
  const seen = new Map<string, number>();
  return messages.map((message) => {
    const key = findingKey(message);
    const inFile = JSON.stringify([message.place.file, key]);
    const before = seen.get(inFile) ?? 0;
    seen.set(inFile, before + 1);
    return sha256Hex(before === 0 ? key : `${key}${String(before)}`).slice(0, fingerprintLength);
  });
}

/**
 * @example withoutLines('字下げが上の行とそろっていません（12行目の先頭は空白 3 個です）') → '字下げが上の行とそろっていません（行目の先頭は空白 3 個です）'
 */
export function withoutLines(text: string): string {
  return text.replace(/\d+(?=行目)/gu, '');
}
