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
 * Sorts changes by the new version's form order. An entry comes before its items; a removed item keeps its old position. The result
 * does not depend on the order of `changes`.
 */
export function orderChanges(changes: readonly Change[], before: Assessment, after: Assessment): readonly Change[] {
  const ranks = rankItems(before.form, after.form);
  const oldNumbers = newNumbers(changes, before);
  const rankOf = (change: Change): readonly number[] => {
    if (change.after) return rankSteps(change.after.path, after.form, ranks.after, (path) => Number(path.at(-1)));
    return rankSteps(change.before?.path ?? [], before.form, ranks.before, (path) => oldNumbers.get(pathKey(path)) ?? Number(path.at(-1)));
  };
  return changes
    .map((change) => ({ change, rank: rankOf(change) }))
    .sort((a, b) => compareRanks(a.rank, b.rank) || Number(a.change.after !== undefined) - Number(b.change.after !== undefined))
    .map(({ change }) => change);
}

/** Sorts matches by the entries of the new version. */
export function orderMatches(matches: readonly EntryMatch[], after: Assessment): readonly EntryMatch[] {
  if (matches.length === 0) return matches;
  const ranks = new Map(after.entries.map(({ path }, rank) => [pathKey(path), rank]));
  const rankOf = (match: EntryMatch): number => ranks.get(pathKey(match.after.path)) ?? 0;
  return [...matches].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Returns the ranks of an item, its position in its list, the item in the entry, and so on. Parts of one 特定個人情報ファイル are among those of the others, as printed. */
function rankSteps(path: Path, form: Form, ranks: ReadonlyMap<string, number>, positionOf: (path: Path) => number): readonly number[] {
  const result: number[] = [];
  const rank = (of: Path): number => ranks.get(formPathKey(of)) ?? -1;
  for (const [index, key] of path.entries()) {
    if (typeof key === 'string') continue;
    const isInfoFile = index === 1 && path[0] === form.filesKey;
    const part = isInfoFile ? (path[2] ?? form.parts.find(({ perFile }) => perFile)?.key ?? '') : '';
    result.push(rank(isInfoFile ? [form.filesKey, part] : path.slice(0, index)), positionOf(path.slice(0, index + 1)));
  }
  if (typeof path.at(-1) === 'string') result.push(rank(path));
  return result;
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

/** Returns the rank of every item of either form. An item that only the old form has comes right behind the one that was before it. */
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
    const counterpart = pairs.after(key);
    if (counterpart === undefined) behind += 1;
    else [last, behind] = [ranks.get(counterpart) ?? last, 0];
    former.set(key, last + behind / (items.length + 1));
  }
  return { before: former, after: ranks };
}

/** Returns the items of a form in printing order. */
function inPrint(form: Form): readonly FormItem[] {
  const parts = new Map(form.parts.map((part, index) => [formPathKey(part.perFile ? [form.filesKey, part.key] : [part.key]), index]));
  const partOf = ({ path }: FormItem): number => parts.get(formPathKey(path.slice(0, 2))) ?? parts.get(formPathKey(path.slice(0, 1))) ?? -1;
  return [...formItems(form)].sort((a, b) => partOf(a) - partOf(b));
}
