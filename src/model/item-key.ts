import type { Path } from '../load/read/source.js';

declare const brand: unique symbol;

/**
 * Key of an item, the same in every version and at every position: the data keys from the root joined by `/`, entries of lists as
 * `#id` (`基本情報/システム/#daicho/機能`). No key of a form holds `/` or begins with `#`.
 */
export type ItemKey = string & { readonly [brand]: 'ItemKey' };

const separator = '/';
const entryMark = '#';

/** Key of the document itself, which contains every other key. */
export const rootKey = '' as ItemKey;

/** Returns the key of the item or entry `step` directly below `above`. */
export function keyBelow(above: ItemKey, step: string): ItemKey {
  return (above === rootKey ? step : above + separator + step) as ItemKey;
}

/** Joins steps to a key, outermost first. */
export function itemKey(steps: readonly string[]): ItemKey {
  return steps.join(separator) as ItemKey;
}

/** Reads a key that a person wrote. Any text is a key; a key that no item has finds nothing. */
export function parseItemKey(written: string): ItemKey {
  return written as ItemKey;
}

/** Returns the steps of a key, outermost first. Empty for {@link rootKey}. */
export function keySteps(key: ItemKey): readonly string[] {
  return key === rootKey ? [] : key.split(separator);
}

/** Returns the key of what directly contains an item. {@link rootKey} at the root. */
export function keyAbove(key: ItemKey): ItemKey {
  return itemKey(keySteps(key).slice(0, -1));
}

/** Returns the key of the innermost list that an item is in (`基本情報/システム`). Undefined outside lists. */
export function listKey(key: ItemKey): ItemKey | undefined {
  const steps = keySteps(key);
  const at = steps.findLastIndex((step) => step.startsWith(entryMark));
  return at < 0 ? undefined : itemKey(steps.slice(0, at));
}

/** True if `key` is `above` or below it. */
export function isKeyWithin(key: ItemKey, above: ItemKey): boolean {
  return key === above || key.startsWith(above + separator);
}

/** True if `path` is `above` or below it. */
export function isPathWithin(path: Path, above: Path): boolean {
  return above.length <= path.length && above.every((step, index) => path[index] === step);
}

/**
 * Returns the last step of the key of each entry of a list, by its id: `#id`. A repeated or empty id gets a number, so that no two
 * steps are equal.
 * @example entrySteps(['jukyo', 'jukyo', '']) → ['#jukyo', '#jukyo~2', '#~1']
 */
export function entrySteps(ids: readonly string[]): readonly string[] {
  const taken = new Set(ids.filter((id) => id !== '').map((id) => entryMark + id));
  const seen = new Set<string>();
  const times = new Map<string, number>();
  return ids.map((id) => {
    if (id !== '' && !seen.has(id)) {
      seen.add(id);
      return entryMark + id;
    }
    let count = times.get(id) ?? (id === '' ? 1 : 2);
    while (taken.has(`${entryMark}${id}~${String(count)}`)) count += 1;
    const step = `${entryMark}${id}~${String(count)}`;
    taken.add(step);
    times.set(id, count + 1);
    return step;
  });
}
