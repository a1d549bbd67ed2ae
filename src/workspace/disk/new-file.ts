import { link, lstat, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { removeStale, syncFolder, WriteFailure, writeTemporary } from './atomic-write.js';

/** Error codes of file systems and network drives without hard links. */
const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'UNKNOWN']);

/**
 * Writes a file that does not exist yet, whole or not at all. Returns false, and writes nothing, if there is anything at the path, even
 * since a moment ago or a link that leads nowhere. Throws {@link WriteFailure} and then leaves nothing behind. Removes the temporary files
 * that killed writers of the same path left.
 */
export async function writeNewFile(path: string, bytes: string | Uint8Array): Promise<boolean> {
  try {
    await removeStale(path);
    return !(await exists(path)) && (await make(path, Buffer.from(bytes)));
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new WriteFailure(path, code, error);
  }
}

async function make(path: string, content: Buffer): Promise<boolean> {
  const temporary = await writeTemporary(path, content, undefined);
  try {
    // A link is refused where a rename would replace a file that another program made meanwhile.
    await link(temporary, path);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw error;
    if (await exists(path)) return false;
    await rename(temporary, path);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
  await syncFolder(dirname(path));
  return true;
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
