import { foldText } from '../../core/fold.js';
import type { Path } from '../../load/read/source.js';
import type { Change } from '../../diff/changes/change.js';
import { isKeyWithin, isPathWithin } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';

/** An item or heading of one version and everything below it, as a declaration names it. */
export interface ItemScope {
  /** Official name, or key. */
  readonly name: string;
  /** Paths of the item. A band has no key, so these are the paths of its items. */
  readonly paths: readonly Path[];
  /** Keys of the same paths, valid in the other version too: an item removed from a section counts as the section's. */
  readonly keys: readonly ItemKey[];
  /** Version in which the name was found. */
  readonly version: 'before' | 'after';
}

/** Closeness of a scope to a change: depth of its path, then length of its folded name in UTF-16 units. */
export type Closeness = readonly [depth: number, length: number];

/** Returns the closeness of the closest scope. Undefined if none covers the change. Without scopes every change is covered, least closely. */
export function closenessOf(change: Change, scopes: readonly ItemScope[] | undefined): Closeness | undefined {
  if (!scopes) return [0, 0];
  const found = scopes.flatMap(({ name, paths, keys, version }): Closeness[] => {
    const at = change[version]?.path;
    const covers = (path: Path, index: number): boolean => (at ? isPathWithin(at, path) : isWithinKey(change.key, keys[index]));
    return paths.filter(covers).map((path) => [path.length, foldText(name).length]);
  });
  return found.sort(compareCloseness).at(-1);
}

/**
 * Compares two closenesses; positive if `a` is closer. Depth decides before length.
 *
 * @example compareCloseness([3, 2], [2, 9]) > 0 → true
 * @example compareCloseness([2, 9], [3, 2]) > 0 → false
 */
export function compareCloseness(a: Closeness, b: Closeness): number {
  return a[0] - b[0] || a[1] - b[1];
}

function isWithinKey(key: ItemKey, above: ItemKey | undefined): boolean {
  return above !== undefined && isKeyWithin(key, above);
}
