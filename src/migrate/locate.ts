import { formKey, idKey, revisionKey } from '../forms/form.js';
import { pathKey } from '../load/read/source.js';
import type { Spot } from '../load/edit/edit.js';
import type { Path } from '../load/read/source.js';
import { formPathKey } from '../forms/form-items.js';
import type { FormItem } from '../forms/form-items.js';
import type { RevisionDifference } from '../forms/revision-differences.js';

type Differences = ReadonlyMap<string, RevisionDifference>;

/**
 * Returns the path of the counterpart of an item for one of its values, list positions included. Undefined if the two are in
 * different lists: only the author knows the entry to which the text would belong.
 * @param before Every item of the old revision by its keys.
 */
export function locateTarget(target: FormItem, from: Path, before: Differences): Path | undefined {
  const to: (string | number)[] = [];
  let entered = 0;
  const positions = from.flatMap((step, index) => (typeof step === 'number' ? [{ step, list: before.get(formPathKey(from.slice(0, index)))?.after }] : []));
  for (const [index, key] of target.path.entries()) {
    to.push(key);
    const next = positions[entered];
    const here = formPathKey(target.path.slice(0, index + 1));
    if (index === target.path.length - 1 || !next?.list || formPathKey(next.list.path) !== here) continue;
    to.push(next.step);
    entered += 1;
  }
  return entered === positions.length && entered === target.lists ? to : undefined;
}

/**
 * Returns a finder of the spot in the old document for a value of the new revision. The spot is in the map that will hold it, or the
 * nearest above it, behind the items that precede it in the form.
 * @param homes Paths of the maps in the old document, by their paths in the new one.
 */
export function spotFinder(after: readonly RevisionDifference[], homes: ReadonlyMap<string, Path>): (to: Path) => Spot {
  const siblings = new Map<string, RevisionDifference[]>();
  for (const difference of after) {
    const above = formPathKey(difference.after?.path.slice(0, -1) ?? []);
    siblings.set(above, [...(siblings.get(above) ?? []), difference]);
  }
  return (to) => {
    let length = to.length - 1;
    while (length > 0 && !homes.has(pathKey(to.slice(0, length)))) length -= 1;
    const into = homes.get(pathKey(to.slice(0, length))) ?? [];
    const [first, ...rest] = to.slice(length).filter((step) => typeof step === 'string');
    const all = siblings.get(formPathKey(to.slice(0, length))) ?? [];
    const at = all.findIndex((difference) => difference.after?.path.at(-1) === first);
    const earlier = all
      .slice(0, Math.max(at, 0))
      .flatMap(({ before }) => (before && formPathKey(before.path.slice(0, -1)) === formPathKey(into) ? before.path.slice(-1) : []));
    const below = [...(first === undefined ? [] : [first]), ...rest];
    return { into, below: below.slice(0, -1), key: below.at(-1) ?? '', after: [formKey, revisionKey, idKey, ...earlier] };
  };
}
