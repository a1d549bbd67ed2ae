import { dirname } from 'node:path';
import { describeWriteFailure, WriteFailure, writeFileAtomically } from './atomic-write.js';
import type { WriteOutcome } from './atomic-write.js';
import { makeFolders, removeFolders } from './make-folder.js';
import type { Message } from '../../core/message.js';

/** Writes a result with the folders it needs. Returns a message at the result's name if the machine refuses, and leaves no new folder. */
export async function writeOutput(path: string, name: string, bytes: Uint8Array): Promise<{ readonly outcome: WriteOutcome } | { readonly message: Message }> {
  let made: readonly string[] = [];
  try {
    made = await makeFolders(dirname(path)).catch((error: unknown) => {
      const code = codeOf(error) ?? '';
      throw new WriteFailure(path, code === 'EEXIST' ? 'ENOTDIR' : code, error);
    });
    return { outcome: await writeFileAtomically(path, bytes) };
  } catch (error) {
    await removeFolders(made);
    const message = describeWriteFailure(error);
    return { message: { ...message, place: { ...message.place, file: name } } };
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
