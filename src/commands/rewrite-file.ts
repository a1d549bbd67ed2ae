import { readFileSync } from 'node:fs';
import { describeWriteFailure, writeFileAtomically } from '../core/atomic-write.js';
import type { Message } from '../core/message.js';

/** Puts another text into a document. A machine that refuses is a message at the document's name. */
export async function rewriteFile(path: string, name: string, text: string): Promise<Message | undefined> {
  try {
    // The mark at the beginning of some files is no part of their text, but of their bytes.
    const mark = readFileSync(path)
      .subarray(0, 3)
      .equals(Buffer.from([0xef, 0xbb, 0xbf]))
      ? '\ufeff'
      : '';
    await writeFileAtomically(path, mark + text);
    return undefined;
  } catch (error) {
    const message = describeWriteFailure(error);
    return { ...message, place: { ...message.place, file: name } };
  }
}
