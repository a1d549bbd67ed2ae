import { link, lstat, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { WriteFailure, writeFileAtomically } from './atomic-write.js';

/** Error codes of file systems and network drives without hard links. */
const noLinks: ReadonlySet<string> = new Set(['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EMLINK', 'UNKNOWN']);

/**
 * Writes a file that does not exist yet, whole or not at all. Returns false, and writes nothing, if there is anything at the path, even
 * since a moment ago or a link that leads nowhere. Throws {@link WriteFailure} and then leaves nothing behind.
 */
export async function writeNewFile(path: string, bytes: string | Uint8Array): Promise<boolean> {
  const temporary = join(dirname(path), `.${basename(path)}.${String(process.pid)}.0.tmp`);
  if (await exists(path)) return false;
  await writeFileAtomically(temporary, bytes);
  try {
    // A link is refused where a rename would replace a file that another program made meanwhile.
    await link(temporary, path);
  } catch (error) {
    const code = codeOf(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!noLinks.has(code)) throw new WriteFailure(path, code, error);
    if (await exists(path)) return false;
    await rename(temporary, path);
  } finally {
    await unlink(temporary).catch(() => undefined);
  }
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
