import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LinkedFiles } from '../../core/files.js';

/** Returns the files of a disk; relative names start from `folder`. */
export function diskFiles(folder: string): LinkedFiles {
  return {
    size: (file) => {
      const found = statSync(resolve(folder, file));
      if (found.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
      return found.isFile() ? found.size : undefined;
    },
    read: (file) => readFileSync(resolve(folder, file)),
    realPath: (file) => realpathSync(resolve(folder, file)),
  };
}
