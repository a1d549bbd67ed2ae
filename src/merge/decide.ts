import type { Path } from '../load/read/source.js';
import { alignEntries } from './align-entries.js';
import type { NameEntry } from './align-entries.js';
import { entryOrder } from './entry-order.js';
import { mergeLines } from './merge-lines.js';
import type { LinePart } from './merge-lines.js';
import { alikeValue, kindOf, sameValue } from './three.js';
import type { DataMap, MergeRole, MergeSide, PlacedValue, Three } from './three.js';

/** What becomes of one value. */
export type Decision =
  /** Takes the value of one side; none if the side does not have it. */
  | { readonly kind: 'take'; readonly side: MergeSide; readonly by: 'both' | 'one' | 'amend' }
  /** Writes a text that neither side has. */
  | { readonly kind: 'made'; readonly text: string }
  /** Both sides changed the text; merged line by line, perhaps with clashes. */
  | { readonly kind: 'lines'; readonly parts: readonly LinePart[] }
  | { readonly kind: 'conflict'; readonly why: ConflictKind }
  /** Goes on inside the map or the list. */
  | { readonly kind: 'inside' };

/** Why two changes do not go together: other words, a change of what the other side removed, two entries with one id, or two orders. */
export type ConflictKind = 'words' | 'removed' | 'added' | 'order';

/** What the merge knows beside the three documents. */
export interface MergeRules {
  /** Returns the naming of the entries of a list. */
  naming(list: Path): NameEntry;
  /** Decides what `amend` makes anew. Undefined for everything else. */
  settle(three: Three): Decision | undefined;
  /** Returns the text by which runs of new entries of a list are put in order. */
  rank(list: Path, entry: unknown): string;
}

/** Decides what becomes of a value. `inside` only for two maps or two lists. */
export function decide(three: Three, rules: MergeRules): Decision {
  const { base, ours, theirs } = three;
  const take = (side: MergeSide, by: 'both' | 'one' = 'one'): Decision => ({ kind: 'take', side, by });
  const settled = rules.settle(three);
  if (settled) return settled;
  if (sameValue(ours, theirs)) return take('ours', 'both');
  if (sameValue(ours, base)) return take('theirs');
  if (sameValue(theirs, base)) return take('ours');
  if (alikeValue(ours, base)) return take('theirs');
  if (alikeValue(theirs, base) || alikeValue(ours, theirs)) return take('ours');
  if (!ours || !theirs) return { kind: 'conflict', why: 'removed' };
  if (three.entry === true && !base) return { kind: 'conflict', why: 'added' };
  const kind = kindOf(ours.data);
  if (kind !== kindOf(theirs.data)) return { kind: 'conflict', why: 'words' };
  if (kind !== 'scalar') return { kind: 'inside' };
  const [one, two, old] = [ours.data, theirs.data, base?.data ?? ''];
  if (typeof one !== 'string' || typeof two !== 'string' || typeof old !== 'string') return { kind: 'conflict', why: 'words' };
  const parts = mergeLines(old === '' ? [] : old.split('\n'), one.split('\n'), two.split('\n'));
  // Nothing in common but the clash: the whole text is the conflict.
  return parts.length === 1 && parts[0] && 'ours' in parts[0] ? { kind: 'conflict', why: 'words' } : { kind: 'lines', parts };
}

/** One item of a map or an entry of a list, in the merged order. `at` holds its position on each side. */
export interface MergedChild {
  /** Key of a map; undefined in a list. */
  readonly key?: string;
  readonly three: Three;
  readonly at: Readonly<Partial<Record<MergeRole, number>>>;
}

export interface MergedChildren {
  readonly children: readonly MergedChild[];
  /** True if both sides brought the entries of a list into another order. */
  readonly clash: boolean;
  /** The side that moved entries of a list. */
  readonly moved?: MergeSide;
}

/** Returns the children of two maps or two lists, in the merged order. A base of another kind counts as empty. */
export function childrenOf({ base, ours, theirs }: Three, rules: MergeRules): MergedChildren {
  const kind = kindOf(ours?.data);
  const old = kindOf(base?.data) === kind ? base : undefined;
  return kind === 'map' ? mapChildren(old, ours, theirs) : listChildren(old, ours, theirs, rules);
}

function mapChildren(base: PlacedValue | undefined, ours: PlacedValue | undefined, theirs: PlacedValue | undefined): MergedChildren {
  const keys = (value: PlacedValue | undefined): string[] => Object.keys(value?.data ?? {});
  const { order } = entryOrder({ base: keys(base), ours: keys(ours), theirs: keys(theirs) }, (run) => run.join('\n'));
  const child = (value: PlacedValue | undefined, key: string): PlacedValue | undefined =>
    value && Object.hasOwn(value.data as DataMap, key) ? { data: (value.data as DataMap)[key], path: [...value.path, key] } : undefined;
  return {
    children: order.map((key) => ({ key, three: { base: child(base, key), ours: child(ours, key), theirs: child(theirs, key) }, at: {} })),
    clash: false,
  };
}

function listChildren(base: PlacedValue | undefined, ours: PlacedValue | undefined, theirs: PlacedValue | undefined, rules: MergeRules): MergedChildren {
  const entries = (value: PlacedValue | undefined): readonly unknown[] => (value?.data ?? []) as readonly unknown[];
  const lists = { base: entries(base), ours: entries(ours), theirs: entries(theirs) };
  const path = (ours ?? theirs ?? base)?.path ?? [];
  const tokens = alignEntries(lists, rules.naming(path));
  const at = { base: positions(tokens.base), ours: positions(tokens.ours), theirs: positions(tokens.theirs) };
  const rank = (run: readonly string[]): string => {
    const [first = ''] = run;
    const [mine, other] = [at.ours.get(first), at.theirs.get(first)];
    return rules.rank(path, mine === undefined ? lists.theirs[other ?? -1] : lists.ours[mine]);
  };
  const { order, clash } = entryOrder(tokens, rank);
  const placed = (value: PlacedValue | undefined, index: number | undefined): PlacedValue | undefined =>
    value && index !== undefined ? { data: (value.data as readonly unknown[])[index], path: [...value.path, index] } : undefined;
  const children = order.map((token): MergedChild => {
    const [b, o, t] = [at.base.get(token), at.ours.get(token), at.theirs.get(token)];
    return {
      three: { base: placed(base, b), ours: placed(ours, o), theirs: placed(theirs, t), entry: true },
      at: { ...(b === undefined ? {} : { base: b }), ...(o === undefined ? {} : { ours: o }), ...(t === undefined ? {} : { theirs: t }) },
    };
  });
  const moved = (side: MergeSide): boolean => {
    const kept = (list: readonly string[]): string => list.filter((token) => at.base.has(token) && at[side].has(token)).join(' ');
    return kept(tokens.base) !== kept(tokens[side]);
  };
  const mover = moved('ours') ? 'ours' : moved('theirs') ? 'theirs' : undefined;
  return { children, clash, ...(mover ? { moved: mover } : {}) };
}

function positions(tokens: readonly string[]): ReadonlyMap<string, number> {
  return new Map(tokens.map((token, index) => [token, index]));
}
