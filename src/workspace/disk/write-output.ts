import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describeWriteFailure, WriteFailure, writeFileAtomically } from './atomic-write.js';
import type { WriteOutcome } from './atomic-write.js';
import type { Message } from '../../core/message.js';

/** Writes a result with the folders it needs; a machine that refuses is a message at the result's name. */
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

/** Not `mkdir` with `recursive`: where nothing can be made (/proc), that of Node 20 tries for ever. */
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

/** An error of making a folder is none when the folder is there. */
function requireFolder(path: string): (error: unknown) => Promise<void> {
  return async (error) => {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (!(await stat(path)).isDirectory()) throw Object.assign(new Error('a file stands there'), { code: 'ENOTDIR' });
  };
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
