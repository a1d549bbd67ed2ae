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
