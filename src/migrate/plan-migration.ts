import { revisionKey, tickedKey } from '../forms/form.js';
import type { Form } from '../forms/form.js';
import type { YamlEdit } from '../load/edit/edit.js';
import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { nodeNames } from '../model/node-at.js';
import { isBlank } from '../model/value-at.js';
import { carriesBox, carriesValue, newWording } from './carry-value.js';
import { formPathKey } from '../forms/form-items.js';
import type { FormItem } from '../forms/form-items.js';
import { keptSpots } from './kept-spots.js';
import { revisionDifferences } from '../forms/revision-differences.js';
import type { RevisionDifference } from '../forms/revision-differences.js';
import { locateTarget, spotFinder } from './locate.js';

/** The outcome for one value of a document. */
export interface Fate {
  /** kept: the new revision has no item for it. */
  readonly fate: 'stays' | 'moved' | 'kept';
  /** Its path before. */
  readonly from: Path;
  /** Its path after. */
  readonly to: Path;
  /** The choice that has a new wording (moved) or is no choice any more (kept). Undefined if the outcome is that of the whole value. */
  readonly option?: { readonly before: string; readonly after?: string };
}

export interface MigrationPlan {
  readonly edits: readonly YamlEdit[];
  /** In the order of the document before. */
  readonly fates: readonly Fate[];
  readonly differences: readonly RevisionDifference[];
}

interface Move {
  readonly from: Path;
  readonly to: Path;
  readonly target: FormItem;
}

/**
 * Plans how a document moves to another revision of its form: the edits to its YAML, and the fate of every value that is not blank.
 * No value is lost: 旧様式の記載 keeps those that the new revision has no item for. Pure.
 */
export function planMigration(assessment: Assessment, data: unknown, form: Form): MigrationPlan {
  const differences = revisionDifferences(assessment.form, form);
  const before = new Map(differences.flatMap((each) => (each.before ? [[formPathKey(each.before.path), each] as const] : [])));
  const nameOf = nodeNames(assessment);
  const kept = keptSpots(data);
  const edits: YamlEdit[] = [{ kind: 'value', path: [revisionKey], value: form.revision }];
  const fates: Fate[] = [];
  const moves: Move[] = [];
  /** Paths of the maps in the document as it is, by their paths in the new revision. */
  const homes = new Map<string, Path>([[pathKey([]), []]]);
  const leaving = new Set<string>();

  /** @param home Path of the map itself in the new revision. Undefined inside a value that the new revision has no item for. */
  const visitMap = (value: unknown, path: Path, home: Path | undefined): void => {
    if (home) homes.set(pathKey(home), path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) {
      const difference = before.get(formPathKey([...path, key]));
      if (difference?.before) visitPair(difference.before, difference.after, entry, [...path, key], home);
    }
  };

  const visitPair = (item: FormItem, target: FormItem | undefined, value: unknown, path: Path, home: Path | undefined): void => {
    const to = target && locateTarget(target, path, before);
    if (item.shape !== 'leaf') {
      if (target && to) place(target, path, to, home);
      const inside = target && to;
      const first = fates.length;
      if (Array.isArray(value)) for (const [index, entry] of value.entries()) visitMap(entry, [...path, index], inside && [...inside, index]);
      else visitMap(value, path, inside);
      if (!inside && home) dispose(value, path, first);
      return;
    }
    if (!target || !to || !carriesValue(item.field, target.field, value)) {
      if (!isBlank(value)) fates.push({ fate: 'kept', from: path, to: path });
      if (home) dispose(value, path, fates.length - 1);
      return;
    }
    place(target, path, to, home);
    const moved = formPathKey(path) !== formPathKey(to);
    // carryOptions reports a choice with a new wording.
    const reworded = item.field && target.field?.kind === 'choice' && typeof value === 'string' && newWording(value, item.field, target.field) !== value;
    if (!isBlank(value) && (moved || !reworded)) fates.push({ fate: moved ? 'moved' : 'stays', from: path, to });
    if (item.field && target.field) carryOptions(item, target, value, path, to);
  };

  const place = (target: FormItem, from: Path, to: Path, home: Path | undefined): void => {
    if (!home || pathKey(home) !== pathKey(to.slice(0, -1))) {
      moves.push({ from, to, target });
      leaving.add(pathKey(from));
    } else if (from.at(-1) !== to.at(-1)) edits.push({ kind: 'rename', path: from, key: String(to.at(-1)) });
  };

  /** Removes a value that the new revision has no item for, and keeps it unless blank. `first` is the index of its first fate. */
  const dispose = (value: unknown, path: Path, first: number, name = nameOf(path) ?? path.join('　')): void => {
    if (isBlankAfterMoves(value, path)) {
      edits.push({ kind: 'remove', path });
      return;
    }
    const spot = kept.spotFor(name);
    edits.push({ kind: 'move', path, to: spot.to });
    for (const [index, fate] of fates.entries()) {
      if (index < first || fate.fate !== 'kept' || pathKey(fate.from) !== pathKey(fate.to)) continue;
      fates[index] = { ...fate, to: [...spot.path, ...fate.from.slice(path.length)] };
    }
  };

  const isBlankAfterMoves = (value: unknown, path: Path): boolean => {
    if (leaving.has(pathKey(path))) return true;
    if (typeof value !== 'object' || value === null) return isBlank(value);
    return Object.entries(value).every(([key, entry]) => isBlankAfterMoves(entry, [...path, Array.isArray(value) ? Number(key) : key]));
  };

  const carryOptions = (item: FormItem, target: FormItem, value: unknown, path: Path, to: Path): void => {
    const { field: from } = item;
    const { field: into } = target;
    if (!from || !into) return;
    const reword = (written: unknown, at: Path, after: Path): boolean => {
      if (typeof written !== 'string') return true;
      const wording = newWording(written, from, into);
      if (wording === undefined) return false;
      if (wording === written) return true;
      edits.push({ kind: 'value', path: at, value: wording });
      fates.push({ fate: 'moved', from: at, to: after, option: { before: written, after: wording } });
      return true;
    };
    if (into.kind === 'choice') reword(value, path, to);
    if (into.kind !== 'boxes' || typeof value !== 'object' || value === null) return;
    for (const [key, entry] of Object.entries(value)) {
      const at = [...path, key];
      if (key === tickedKey) carryTicks(Array.isArray(entry) ? entry : [], at, [...to, key], reword);
      else {
        const label = carriesBox(key, from, into);
        if (label === undefined) {
          if (!isBlank(entry)) fates.push({ fate: 'kept', from: at, to: at, option: { before: key } });
          dispose(entry, at, fates.length - 1, `${nameOf(path) ?? ''}　${key}`);
        } else if (label !== key) edits.push({ kind: 'rename', path: at, key: label });
      }
    }
  };

  const carryTicks = (ticked: readonly unknown[], path: Path, to: Path, reword: (written: unknown, at: Path, after: Path) => boolean): void => {
    const gone = ticked.flatMap((entry, index) => (reword(entry, [...path, index], [...to, index]) ? [] : [index]));
    if (gone.length === 0) return;
    const labels = gone.map((index) => String(ticked[index]));
    const spot = kept.spotFor(nameOf(path) ?? path.join('　'));
    edits.push({ kind: 'remove-items', path, indexes: gone }, { kind: 'insert', value: labels, to: spot.to });
    for (const [at, index] of gone.entries())
      fates.push({ fate: 'kept', from: [...path, index], to: [...spot.path, at], option: { before: labels[at] ?? '' } });
  };

  visitMap(data, [], []);
  const after = differences.flatMap((each) => (each.after ? [each] : []));
  const spotOf = spotFinder(after, homes);
  const order = new Map(after.map((each, index) => [each.after, index]));
  const inOrder = [...moves].sort((a, b) => (order.get(a.target) ?? 0) - (order.get(b.target) ?? 0));
  for (const { from, to } of inOrder) edits.push({ kind: 'move', path: from, to: spotOf(to) });
  return { edits, fates, differences };
}
