import { sideOf } from '../../diff/changes/change.js';
import type { AssessmentDiff, Change, EntryChange } from '../../diff/changes/change.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import { textsOfChange } from './item-texts.js';
import type { ItemTexts, StepSurroundings } from './item-texts.js';
import { nameTreeOf, stepsTo } from '../../names/name-tree.js';
import type { NameNode, NameTree } from '../../names/name-tree.js';
import { figuresOf } from '../../model/figure-entries.js';

/** A change as far as a place has to do with it. */
export interface ChangeAtPlace {
  readonly change: Change;
  /** What is said there; of an entry that came or went only what is said at the place. */
  readonly texts: readonly ItemTexts[];
  /** False where the place is one item of an entry that came or went. */
  readonly whole: boolean;
}

/** The changes of a diff by the places of both versions. */
export interface ChangedPlaces {
  readonly trees: Readonly<Record<'before' | 'after', NameTree>>;
  /** The changes that rows may tell of: all but those that only the other revision of the form made. */
  readonly changes: readonly Change[];
  textsOf(change: Change): readonly ItemTexts[];
  /** The changes at a place of one version and below it, and the entry around it that came or went. */
  at(node: NameNode): readonly ChangeAtPlace[];
}

export function changedPlaces(diff: AssessmentDiff): ChangedPlaces {
  const trees = { before: nameTreeOf(diff.before), after: nameTreeOf(diff.after) };
  const changes = diff.changes.filter((change) => change.kind !== 'field' || change.cause === 'content');
  const lists = new Set(changes.flatMap((change) => (change.kind === 'entry' ? [listOf(change)] : [])));
  const below = new Map<NameNode, Change[]>();
  const entries = new Map<NameNode, EntryChange>();
  for (const change of changes)
    for (const side of ['before', 'after'] as const) {
      const path = change[side]?.path;
      const node = path && trees[side].at(path);
      if (!node) continue;
      if (change.kind === 'entry') entries.set(node, change);
      for (const step of stepsTo(node)) {
        const list = below.get(step);
        if (list) list.push(change);
        else below.set(step, [change]);
      }
    }

  const figures = { before: figuresOf(diff.before), after: figuresOf(diff.after) };
  const surroundings: StepSurroundings = {
    follows: (list) => lists.has(pathKey(list)),
    isPicture: (change, path) => figures[change.after ? 'after' : 'before'].isPicture(path),
  };
  const texts = new Map<Change, readonly ItemTexts[]>();
  const textsOf = (change: Change): readonly ItemTexts[] => {
    const known = texts.get(change) ?? textsOfChange(change, surroundings);
    texts.set(change, known);
    return known;
  };
  const known = new Map<NameNode, readonly ChangeAtPlace[]>();
  const find = (node: NameNode): readonly ChangeAtPlace[] => {
    const here = (below.get(node) ?? []).map((change): ChangeAtPlace => ({ change, texts: textsOf(change), whole: true }));
    const entry = stepsTo(node)
      .filter((step) => step !== node)
      .map((step) => entries.get(step))
      .find((change) => change !== undefined);
    if (!entry) return here;
    const inside = textsOf(entry).filter(({ path }) => isBelow(path, node, trees[entry.after ? 'after' : 'before']));
    return inside.length === 0 ? here : [...here, { change: entry, texts: inside, whole: false }];
  };
  return {
    trees,
    changes,
    textsOf,
    at: (node) => {
      const found = known.get(node) ?? find(node);
      known.set(node, found);
      return found;
    },
  };
}

/** The list that an entry came to or went from, by its place in the version that has it. */
function listOf(change: EntryChange): string {
  return pathKey(sideOf(change).path.slice(0, -1));
}

function isBelow(path: Path, node: NameNode, tree: NameTree): boolean {
  for (let step = tree.at(path); step; step = step.parent) if (step === node) return true;
  return false;
}
