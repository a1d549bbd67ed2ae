import { sideOf } from './change.js';
import type { Change } from './change.js';
import type { Path } from '../../load/read/source.js';

/** Returns the path in the new version at which a message reports a change: the item or entry; for a removed one, the innermost list around it, or its old path. */
export function pathInNew(change: Change): Path {
  const { path } = sideOf(change);
  if (change.after) return path;
  const position = path.findLastIndex((key) => typeof key === 'number');
  return position < 0 ? path : path.slice(0, position);
}

/** Returns the official name of the item or entry that changed. */
export function changeName(change: Change): string {
  return sideOf(change).name;
}
