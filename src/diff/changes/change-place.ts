import { sideOf } from './change.js';
import type { Change } from './change.js';
import type { Path } from '../../load/read/source.js';

/** Where a change is told in the new version: at the item or entry; for what was taken out, at the list or the item that it stood in. */
export function pathInNew(change: Change): Path {
  const { path } = sideOf(change);
  if (change.after) return path;
  const position = path.findLastIndex((step) => typeof step === 'number');
  return position < 0 ? path : path.slice(0, position);
}

/** The official name of what changed. */
export function changeName(change: Change): string {
  return sideOf(change).name;
}
