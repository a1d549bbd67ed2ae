import type { Path } from '../load/read/source.js';

/** Returns the keys of a path from the root joined by `/`, without list positions, as data about items writes them. */
export function keyPath(path: Path): string {
  return path.filter((step) => typeof step === 'string').join('/');
}
