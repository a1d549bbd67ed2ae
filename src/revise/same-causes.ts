import type { Change, Hunk } from '../diff/changes/change.js';

/** Fewest UTF-16 units of an edit that two items share by more than chance. */
const fewest = 4;

/**
 * Groups changes of texts that were made together: the same words put in, taken out or rewritten, or paragraphs moved from one to another.
 * Leaves out a change that has no other to go with. In the order of the changes.
 */
export function sameCauses(changes: readonly Change[]): readonly (readonly Change[])[] {
  const byKey = new Map(changes.map((change) => [change.key as string, change]));
  const groups = new Map<Change, Set<Change>>();
  const join = (one: Change, other: Change): void => {
    const [mine, theirs] = [groups.get(one) ?? new Set([one]), groups.get(other) ?? new Set([other])];
    if (mine === theirs) return;
    for (const each of theirs) mine.add(each);
    for (const each of mine) groups.set(each, mine);
  };
  const first = new Map<string, Change>();
  for (const change of changes) {
    const hunks = hunksOf(change);
    for (const { moved } of hunks) {
      const other = moved && byKey.get(moved.key);
      if (other && other !== change) join(change, other);
    }
    const edit = editOf(change, hunks);
    const same = edit === undefined ? undefined : first.get(edit);
    if (same) join(same, change);
    else if (edit !== undefined) first.set(edit, change);
  }
  return [...new Set(groups.values())].map((group) => changes.filter((change) => group.has(change)));
}

function hunksOf(change: Change): readonly Hunk[] {
  return change.kind === 'field' && change.detail.kind === 'text' ? change.detail.hunks : [];
}

/** Returns all that was rewritten in a text as one key. Undefined for little more than a number or a mark. */
function editOf(change: Change, hunks: readonly Hunk[]): string | undefined {
  if (change.kind !== 'field' || change.detail.kind !== 'text') return undefined;
  const { before, after } = change.detail;
  const edits = hunks
    .filter(({ formOnly }) => !formOnly)
    .map((hunk) => [before.slice(hunk.before.start, hunk.before.end), after.slice(hunk.after.start, hunk.after.end)]);
  return edits.flat().join('').length < fewest ? undefined : JSON.stringify(edits);
}
