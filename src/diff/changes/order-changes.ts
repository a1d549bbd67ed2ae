import { formItems, formPathKey } from '../../forms/form-items.js';
import type { FormItem } from '../../forms/form-items.js';
import type { Form } from '../../forms/form.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import type { Change, EntryMatch } from './change.js';
import { newNumbers } from './new-numbers.js';
import { pairForms } from '../pairs/pair-forms.js';

/**
 * Changes in the order of the form as the new version has it: an entry before what is in it, what only the old version has where
 * it stood. The order follows from the changes alone, whatever order they come in.
 */
export function orderChanges(changes: readonly Change[], before: Assessment, after: Assessment): readonly Change[] {
  const ranks = rankItems(before.form, after.form);
  const oldNumbers = newNumbers(changes, before);
  const rankOf = (change: Change): readonly number[] => {
    if (change.after) return stepsOf(change.after.path, after.form, ranks.after, (path) => Number(path.at(-1)));
    return stepsOf(change.before?.path ?? [], before.form, ranks.before, (path) => oldNumbers.get(pathKey(path)) ?? Number(path.at(-1)));
  };
  return changes
    .map((change) => ({ change, rank: rankOf(change) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || Number(a.change.after !== undefined) - Number(b.change.after !== undefined))
    .map(({ change }) => change);
}

/** Matches in the order of the entries of the new version. */
export function orderMatches(matches: readonly EntryMatch[], after: Assessment): readonly EntryMatch[] {
  if (matches.length === 0) return matches;
  const ranks = new Map(after.entries.map(({ path }, rank) => [pathKey(path), rank]));
  const rankOf = (match: EntryMatch): number => ranks.get(pathKey(match.after.path)) ?? 0;
  return [...matches].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Item, position in its list, item in the entry, and so on. The parts of a file stand among those of the other files, as printed. */
function stepsOf(path: Path, form: Form, ranks: ReadonlyMap<string, number>, positionOf: (path: Path) => number): readonly number[] {
  const steps: number[] = [];
  const rank = (of: Path): number => ranks.get(formPathKey(of)) ?? -1;
  for (const [index, step] of path.entries()) {
    if (typeof step === 'string') continue;
    const isFile = index === 1 && path[0] === form.filesKey;
    const part = isFile ? (path[2] ?? form.parts.find(({ perFile }) => perFile)?.key ?? '') : '';
    steps.push(rank(isFile ? [form.filesKey, part] : path.slice(0, index)), positionOf(path.slice(0, index + 1)));
  }
  if (typeof path.at(-1) === 'string') steps.push(rank(path));
  return steps;
}

function compareRanks(a: readonly number[], b: readonly number[]): number {
  for (const [index, rank] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (rank !== other) return rank - other;
  }
  return a.length - b.length;
}

interface Ranks {
  readonly before: ReadonlyMap<string, number>;
  readonly after: ReadonlyMap<string, number>;
}

const known = new WeakMap<Form, WeakMap<Form, Ranks>>();

/** Where every item of either form stands; what only the old one has, behind what it stood behind. */
function rankItems(before: Form, after: Form): Ranks {
  const of = known.get(before) ?? new WeakMap<Form, Ranks>();
  known.set(before, of);
  const made = of.get(after) ?? makeRanks(before, after);
  of.set(after, made);
  return made;
}

function makeRanks(before: Form, after: Form): Ranks {
  const pairs = pairForms(before, after);
  const ranks = new Map(inPrint(after).map((item, index) => [formPathKey(item.path), index]));
  const former = new Map<string, number>();
  const items = inPrint(before);
  let last = -1;
  let behind = 0;
  for (const { path } of items) {
    const key = formPathKey(path);
    const there = pairs.after(key);
    if (there === undefined) behind += 1;
    else [last, behind] = [ranks.get(there) ?? last, 0];
    former.set(key, last + behind / (items.length + 1));
  }
  return { before: former, after: ranks };
}

/** The items of a form as they are printed. */
function inPrint(form: Form): readonly FormItem[] {
  const parts = new Map(form.parts.map((part, index) => [formPathKey(part.perFile ? [form.filesKey, part.key] : [part.key]), index]));
  const partOf = ({ path }: FormItem): number => parts.get(formPathKey(path.slice(0, 2))) ?? parts.get(formPathKey(path.slice(0, 1))) ?? -1;
  return [...formItems(form)].sort((a, b) => partOf(a) - partOf(b));
}
