import { statSync } from 'node:fs';

/** What stands at a path; whatever is no folder is a file. A place that may not be looked at counts as nothing: reading or writing there says why it fails. */
export function kindAt(path: string): 'folder' | 'file' | undefined {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    return found && (found.isDirectory() ? 'folder' : 'file');
  } catch {
    return undefined;
  }
}
