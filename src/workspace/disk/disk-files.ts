import { existsSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import type { LinkedFiles } from '../../core/files.js';
import { pathOnDisk } from './path-on-disk.js';
import { isKernelPath, readRegularFile } from './regular-file.js';

/** The files of a disk. */
export interface DiskFiles extends LinkedFiles {
  /** Returns the absolute path of a file, as the disk spells it. */
  at(file: string): string;
}

/** Returns the files of a disk; relative names start from `folder`. A name that a document writes finds the file that is the same text. */
export function diskFiles(folder: string): DiskFiles {
  const at = (file: string): string => {
    const path = resolve(folder, file);
    return existsSync(path) ? path : resolve(folder, pathOnDisk(file, folder).path);
  };
  return {
    at,
    size: (file) => {
      const path = at(file);
      const found = statSync(path);
      if (found.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
      return found.isFile() && !isKernelPath(path) ? found.size : undefined;
    },
    read: (file) => readRegularFile(at(file)),
    fileBeside: (document, name) => {
      const folder = realpathSync(at(dirname(document)));
      const path = realpathSync(at(`${dirname(document)}/${name}`));
      const way = relative(folder, path);
      return way.split(sep)[0] === '..' || isAbsolute(way) ? undefined : path;
    },
  };
}
