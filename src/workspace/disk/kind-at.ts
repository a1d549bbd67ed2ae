import { statSync } from 'node:fs';

/** Returns whether a path is a folder or a file. Undefined if it does not exist or may not be read; the caller's own read reports why. */
export function kindAt(path: string): 'folder' | 'file' | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && (found.isDirectory() ? 'folder' : 'file');
  } catch {
    return undefined;
  }
}

/** True if nothing is at a path. False for one that may not be looked at: the caller's own read reports why. */
export function isMissing(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false }) === undefined;
  } catch (error) {
    return error instanceof Error && 'code' in error && ['ENOTDIR', 'ENAMETOOLONG'].includes(String(error.code));
  }
}
