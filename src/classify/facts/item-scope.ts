import { foldText } from '../../core/fold.js';
import type { Path } from '../../load/read/source.js';
import type { Change } from '../../diff/changes/change.js';
import { isKeyWithin, isPathWithin } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';

/** A place of one version and everything below it, as a declaration names it. */
export interface ItemScope {
  /** The official name, or the key. */
  readonly name: string;
  /** Where it stands; a band, which has no key, is where its items are. */
  readonly paths: readonly Path[];
  /** The same places by their keys, which they have in the other version too: what was taken out of a section is told as the section's. */
  readonly keys: readonly ItemKey[];
  /** The version in which the name was found. */
  readonly version: 'before' | 'after';
}

/** How closely a scope names a change: by the depth of its place, then by the length of its name. */
export type Closeness = readonly [depth: number, length: number];

/** How closely one of the scopes names a change; undefined when none of them covers it. Without scopes every change is covered, from afar. */
export function closenessOf(change: Change, scopes: readonly ItemScope[] | undefined): Closeness | undefined {
  if (!scopes) return [0, 0];
  const found = scopes.flatMap(({ name, paths, keys, version }): Closeness[] => {
    const at = change[version]?.path;
    const covers = (path: Path, index: number): boolean => (at ? isPathWithin(at, path) : isWithinKey(change.key, keys[index]));
    return paths.filter(covers).map((path) => [path.length, foldText(name).length]);
  });
  return found.sort(compareCloseness).at(-1);
}

export function compareCloseness(a: Closeness, b: Closeness): number {
  return a[0] - b[0] || a[1] - b[1];
}

function isWithinKey(key: ItemKey, above: ItemKey | undefined): boolean {
  return above !== undefined && isKeyWithin(key, above);
}
