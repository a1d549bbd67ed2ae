import { sideOf } from '../../diff/changes/change.js';
import type { AssessmentDiff, Change, EntryChange } from '../../diff/changes/change.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import { textsOfChange } from './item-texts.js';
import type { ItemTexts, StepSurroundings } from './item-texts.js';
import { isLongText } from './locate-quotes.js';
import { nameTreeOf, stepsTo } from '../../names/name-tree.js';
import type { NameNode, NameTree } from '../../names/name-tree.js';
import { figuresOf } from '../../model/figure-entries.js';

/** A change as far as it concerns one item. */
export interface ItemChange {
  readonly change: Change;
  /** Texts at the item; for an added or removed entry only those at the item. */
  readonly texts: readonly ItemTexts[];
  /** False if the item is one of an added or removed entry. */
  readonly whole: boolean;
  /** True for a figure and its items. */
  readonly ofFigure: boolean;
}

/** Changes of a diff by the items of both versions. */
export interface ChangesByItem {
  readonly trees: Readonly<Record<'before' | 'after', NameTree>>;
  /** Changes that rows may cover: all but those that only the other revision of the form made. */
  readonly changes: readonly Change[];
  textsOf(change: Change): readonly ItemTexts[];
  /** True once a text was read in which searches are limited (`isLongText`). */
  hasLongText(): boolean;
  /** Returns the changes at an item of one version and below it, and the added or removed entry around it. */
  at(node: NameNode): readonly ItemChange[];
}

export function changesByItem(diff: AssessmentDiff): ChangesByItem {
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
  const ofFigure = (change: Change): boolean => {
    const { path } = sideOf(change);
    const { has, hasEntry } = figures[change.after ? 'after' : 'before'];
    return change.kind === 'field' ? has(path) : hasEntry(path);
  };
  const texts = new Map<Change, readonly ItemTexts[]>();
  let long = false;
  const textsOf = (change: Change): readonly ItemTexts[] => {
    const known = texts.get(change) ?? textsOfChange(change, surroundings);
    texts.set(change, known);
    long ||= known.some(({ before, after }) => isLongText(before) || isLongText(after));
    return known;
  };
  const known = new Map<NameNode, readonly ItemChange[]>();
  const find = (node: NameNode): readonly ItemChange[] => {
    const here = (below.get(node) ?? []).map((change): ItemChange => ({ change, texts: textsOf(change), whole: true, ofFigure: ofFigure(change) }));
    const entry = stepsTo(node)
      .filter((step) => step !== node)
      .map((step) => entries.get(step))
      .find((change) => change !== undefined);
    if (!entry) return here;
    const inside = textsOf(entry).filter(({ path }) => isBelow(path, node, trees[entry.after ? 'after' : 'before']));
    return inside.length === 0 ? here : [...here, { change: entry, texts: inside, whole: false, ofFigure: ofFigure(entry) }];
  };
  return {
    trees,
    changes,
    textsOf,
    hasLongText: () => long,
    at: (node) => {
      const found = known.get(node) ?? find(node);
      known.set(node, found);
      return found;
    },
  };
}

/** Returns the path of the list that an entry was added to or removed from, as a key. */
function listOf(change: EntryChange): string {
  return pathKey(sideOf(change).path.slice(0, -1));
}

function isBelow(path: Path, node: NameNode, tree: NameTree): boolean {
  for (let step = tree.at(path); step; step = step.parent) if (step === node) return true;
  return false;
}
