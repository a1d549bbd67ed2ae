import { describeWriteFailure, writeWhile } from './atomic-write.js';
import type { Message } from '../../core/message.js';
import { decodeText, hasByteOrderMark } from '../../load/read/decode-text.js';
import { failureReason } from '../../core/files.js';
import { readRegularFile } from './regular-file.js';
import type { Source } from '../../load/read/source.js';

/**
 * Writes a new text into a document, unless its text changed since it was read. Returns a message at the document's name if it did,
 * or if the machine refuses. Undefined if the text was written.
 */
export async function rewriteFile(path: string, read: Source, text: string): Promise<Message | undefined> {
  const { file } = read;
  const found = bytesNow(path);
  if (!(found instanceof Uint8Array)) return changedMeanwhile(file, found.reason);
  const now = decodeText(found);
  if (!now.ok || now.text !== read.text) return changedMeanwhile(file, savedMeanwhile);
  try {
    // The byte order mark at the beginning of some files is no part of their text, but of their bytes.
    const mark = hasByteOrderMark(found) ? '\ufeff' : '';
    const outcome = await writeWhile(() => isStill(path, found), path, mark + text);
    return outcome === undefined ? changedMeanwhile(file, savedMeanwhile) : undefined;
  } catch (error) {
    const message = describeWriteFailure(error);
    return { ...message, place: { ...message.place, file } };
  }
}

const savedMeanwhile = '読んだ後に、他のプログラムがファイルを書き換えました';

/** True if a file still holds the bytes that were read from it. */
export function isStill(path: string, bytes: Buffer): boolean {
  const now = bytesNow(path);
  return now instanceof Uint8Array && now.equals(bytes);
}

function bytesNow(path: string): Buffer | { readonly reason: string } {
  try {
    return readRegularFile(path);
  } catch (error) {
    return { reason: `読んだ後に、ファイルを読めなくなりました。${failureReason(error)}` };
  }
}

function changedMeanwhile(file: string, reason: string): Message {
  return {
    ruleId: 'file-changed',
    severity: 'error',
    text: `${reason}。何も書いていません`,
    mend: 'エディタなどでの保存が済んでから、もう一度実行してください',
    place: { file, line: 1, column: 1 },
  };
}
