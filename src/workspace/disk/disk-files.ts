import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { LinkedFiles } from '../../core/files.js';
import { pathOnDisk } from './path-on-disk.js';
import { isKernelPath, readRegularFile } from './regular-file.js';

/** Returns the files of a disk; relative names start from `folder`. A name that a document writes finds the file that is the same text. */
export function diskFiles(folder: string): LinkedFiles {
  const at = (file: string): string => {
    const path = resolve(folder, file);
    return existsSync(path) ? path : resolve(folder, pathOnDisk(file, folder).path);
  };
  return {
    size: (file) => {
      const path = at(file);
      const found = statSync(path);
      if (found.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
      return found.isFile() && !isKernelPath(path) ? found.size : undefined;
    },
    read: (file) => readRegularFile(at(file)),
    realPath: (file) => realpathSync(at(file)),
  };
}
