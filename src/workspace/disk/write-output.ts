import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeWriteFailure, WriteFailure, writeFileAtomically } from './atomic-write.js';
import type { WriteOutcome } from './atomic-write.js';
import type { Message } from '../../core/message.js';

/** Writes a result with the folders it needs. Returns a message at the result's name if the machine refuses. */
export async function writeOutput(path: string, name: string, bytes: Uint8Array): Promise<{ readonly outcome: WriteOutcome } | { readonly message: Message }> {
  try {
    await makeOutputFolder(dirname(path)).catch((error: unknown) => {
      throw new WriteFailure(path, codeOf(error) ?? '', error);
    });
    return { outcome: await writeFileAtomically(path, bytes) };
  } catch (error) {
    const message = describeWriteFailure(error);
    return { message: { ...message, place: { ...message.place, file: name } } };
  }
}

/** Makes a folder and the missing ones above it. Avoids recursive `mkdir`, which in Node 20 tries for ever where nothing can be made (/proc). */
async function makeOutputFolder(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' && dirname(path) !== path) {
      await makeOutputFolder(dirname(path));
      // Another document of the run may have made it meanwhile.
      await mkdir(path).catch(requireFolder(path));
    } else await requireFolder(path)(error);
  }
}

/** Returns a handler for the error of making a folder, which accepts an existing folder. Throws any other error on. */
function requireFolder(path: string): (error: unknown) => Promise<void> {
  return async (error) => {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!(await stat(path)).isDirectory()) throw Object.assign(new Error('a file stands there'), { code: 'ENOTDIR' });
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
