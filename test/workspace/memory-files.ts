import type { LinkedFiles } from '../../src/core/files.js';

/** Files that lie in memory, in one folder without links. */
export function memoryFiles(files: ReadonlyMap<string, string | Uint8Array>): LinkedFiles {
  const find = (file: string): string | Uint8Array => {
    const found = files.get(file.replace(/^\.\//u, ''));
    if (found === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return found;
  };
  return {
    size: (file) => Buffer.from(find(file)).length,
    read: (file) => Buffer.from(find(file)),
    fileBeside: (_document, name) => name.replace(/^\.\//u, ''),
  };
}
