declare module 'tar-fs' {
  import type { Writable } from 'node:stream';

  /** A stream that unpacks a tar archive into a folder. */
  export function extract(folder: string): Writable;
}
