import type { Assessment, Entry } from '../../model/assessment.js';
import { pathKey } from '../../load/read/source.js';
import type { Change } from './change.js';

/**
 * Returns the positions of the old version's entries in the lists of the new one, from 0, by the changes alone. Moved entries have
 * their new position and all others their old one; a removed entry comes, as a fraction, right behind the entry that was before it.
 */
export function newNumbers(changes: readonly Change[], before: Assessment): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  const entries = before.entries;
  if (entries.length === 0) return numbers;
  const changeOf = new Map(changes.flatMap((change) => (change.kind !== 'field' && change.before ? [[pathKey(change.before.path), change] as const] : [])));
  const last = new Map<string, { position: number; behind: number }>();
  for (const { path, number } of entries) {
    const list = pathKey(path.slice(0, -1));
    const change = changeOf.get(pathKey(path));
    const previous = last.get(list) ?? { position: -1, behind: 0 };
    const gone = change?.kind === 'entry';
    const position = gone ? previous.position : (afterOf(change)?.number ?? number) - 1;
    const behind = gone ? previous.behind + 1 : 0;
    last.set(list, { position, behind });
    numbers.set(pathKey(path), position + behind / (entries.length + 1));
  }
  return numbers;
}

function afterOf(change: Change | undefined): Entry | undefined {
  return change?.kind === 'move' ? change.after : undefined;
}
