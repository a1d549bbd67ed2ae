import { mkdir, rmdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Makes a folder and the missing ones above it, and returns those it made, the outermost first. Throws the system's error. Avoids
 * recursive `mkdir`, which in Node 20 tries for ever where nothing can be made (/proc).
 */
export async function makeFolders(path: string): Promise<readonly string[]> {
  try {
    await mkdir(path);
    return [path];
  } catch (error) {
    if (codeOf(error) === 'ENOENT' && dirname(path) !== path) return makeBelow(path, await makeFolders(dirname(path)));
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return [];
    throw error;
  }
}

async function makeBelow(path: string, above: readonly string[]): Promise<readonly string[]> {
  try {
    await mkdir(path);
    return [...above, path];
  } catch (error) {
    // Another document of the run may have made it meanwhile.
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return above;
    await removeFolders(above);
    // The folder above is there by now: the file system takes no new ones.
    throw codeOf(error) === 'ENOENT' ? Object.assign(new Error('no folder can be made', { cause: error }), { code: 'ENOTSUP' }) : error;
  }
}

/** Removes folders that `makeFolders` made, unless something stands in them by now. */
export async function removeFolders(made: readonly string[]): Promise<void> {
  for (const path of [...made].reverse()) {
    const removed = await rmdir(path).then(
      () => true,
      () => false,
    );
    if (!removed) return;
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
