import { bigramsOf, diceLikeness } from '../core/likeness.js';
import { kindOf } from './three.js';
import type { DataMap, MergeRole } from './three.js';

/** Returns the names by which an entry of a list is known, the surest first. An empty name says nothing. */
export type NameEntry = (entry: unknown, role: MergeRole, index: number) => readonly string[];

/** Tokens of the entries of three lists, by position. Entries with one token are one entry. */
export type AlignedEntries = Readonly<Record<MergeRole, readonly string[]>>;

/** Lowest likeness (0 to 1) at which an entry without a name counts as the edited one of the base. */
const leastLikeness = 0.5;
/** Most pairs of entries between two found neighbours that are compared by likeness. */
const manyPairs = 2_500;

/**
 * Finds out which entries of three lists are one. Equal entries are, then those with one name; at last, between entries found
 * before, those that are alike. Entries that both sides added are one if they are equal or share a name.
 */
export function alignEntries(lists: Readonly<Record<MergeRole, readonly unknown[]>>, nameEntry: NameEntry): AlignedEntries {
  const looks = {
    base: lists.base.map((entry, index) => lookOf(entry, 'base', index, nameEntry)),
    ours: lists.ours.map((entry, index) => lookOf(entry, 'ours', index, nameEntry)),
    theirs: lists.theirs.map((entry, index) => lookOf(entry, 'theirs', index, nameEntry)),
  };
  const base = looks.base.map((_, index) => `b${String(index)}`);
  const ours = tokensFrom(looks.base, looks.ours, base);
  const theirs = tokensFrom(looks.base, looks.theirs, base);
  const free = (tokens: readonly (string | undefined)[]): number[] => [...tokens.keys()].filter((index) => tokens[index] === undefined);
  const [freeOurs, freeTheirs] = [free(ours), free(theirs)];
  const pairs = pairByLook(looks.ours, looks.theirs, freeOurs, freeTheirs);
  for (const index of freeOurs) ours[index] = `o${String(index)}`;
  for (const index of freeTheirs) theirs[index] = pairs.has(index) ? `o${String(pairs.get(index))}` : `t${String(index)}`;
  return { base, ours: ours.map((token) => token ?? ''), theirs: theirs.map((token) => token ?? '') };
}

interface Look {
  readonly text: string;
  readonly names: readonly string[];
  readonly isMap: boolean;
}

function lookOf(entry: unknown, role: MergeRole, index: number, nameEntry: NameEntry): Look {
  return { text: orderedJson(entry), names: nameEntry(entry, role, index), isMap: kindOf(entry) === 'map' };
}

/** Returns the tokens of a side's entries that the base has too. */
function tokensFrom(base: readonly Look[], side: readonly Look[], tokens: readonly string[]): (string | undefined)[] {
  const found = new Array<number | undefined>(side.length).fill(undefined);
  const taken = new Set<number>();
  const pair = (index: number, other: number): void => {
    found[index] = other;
    taken.add(other);
  };
  const pairs = pairByLook(base, side, [...base.keys()], [...side.keys()]);
  for (const [index, other] of pairs) pair(index, other);
  for (const gap of gapsBetween(found, base.length, taken)) pairAlike(gap, base, side, pair);
  return found.map((index) => (index === undefined ? undefined : tokens[index]));
}

/** Pairs entries that are equal or share a name. Returns the position in `one` by the position in `other`. */
function pairByLook(one: readonly Look[], other: readonly Look[], ofOne: readonly number[], ofOther: readonly number[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pass = (nameOf: (look: Look) => string | undefined): void => {
    const known = new Map<string, number[]>();
    for (const index of ofOne) {
      const look = one[index];
      const name = look && nameOf(look);
      if (taken.has(index) || name === undefined || name === '') continue;
      const list = known.get(name);
      if (list) list.push(index);
      else known.set(name, [index]);
    }
    for (const index of ofOther) {
      const look = other[index];
      const name = look && nameOf(look);
      const found = pairs.has(index) || name === undefined ? undefined : known.get(name)?.shift();
      if (found === undefined) continue;
      pairs.set(index, found);
      taken.add(found);
    }
  };
  pass(({ text }) => text);
  const most = [...one, ...other].reduce((length, { names }) => Math.max(length, names.length), 0);
  for (let rank = 0; rank < most; rank++) pass(({ names }) => names[rank]);
  return pairs;
}

interface Gap {
  readonly base: readonly number[];
  readonly side: readonly number[];
}

/** Returns the entries without a partner, gathered between the same found neighbours. */
function gapsBetween(found: readonly (number | undefined)[], length: number, taken: ReadonlySet<number>): readonly Gap[] {
  const gaps: Gap[] = [];
  let from = 0;
  let open: number[] = [];
  const close = (to: number): void => {
    const base: number[] = [];
    for (let index = from; index < to; index++) if (!taken.has(index)) base.push(index);
    if (base.length > 0 && open.length > 0) gaps.push({ base, side: open });
    open = [];
  };
  for (const [index, other] of found.entries()) {
    if (other === undefined) open.push(index);
    else if (other >= from) {
      close(other);
      from = other + 1;
    }
  }
  close(length);
  return gaps;
}

function pairAlike(gap: Gap, base: readonly Look[], side: readonly Look[], pair: (index: number, other: number) => void): void {
  // Two entries with ids of their own are two, however alike.
  const fit = (one: Look | undefined, other: Look | undefined): boolean =>
    one?.isMap === true && other?.isMap === true && !(one.names[0]?.startsWith('id:') ?? false);
  const links: { readonly index: number; readonly other: number; readonly likeness: number }[] = [];
  if (gap.base.length * gap.side.length > manyPairs) return;
  const grams = new Map([...gap.base.map((index) => [base[index], bigramsOf(base[index]?.text ?? '')] as const)]);
  for (const index of gap.side) {
    const look = side[index];
    const own = bigramsOf(look?.text ?? '');
    for (const other of gap.base) {
      const known = grams.get(base[other]);
      if (!known || !fit(base[other], look)) continue;
      const likeness = diceLikeness(known, own) ?? 0;
      if (likeness >= leastLikeness) links.push({ index, other, likeness });
    }
  }
  const [done, doneBase] = [new Set<number>(), new Set<number>()];
  for (const { index, other } of links.sort((a, b) => b.likeness - a.likeness || a.other - b.other || a.index - b.index)) {
    if (done.has(index) || doneBase.has(other)) continue;
    done.add(index);
    doneBase.add(other);
    pair(index, other);
  }
  const [left, leftBase] = [gap.side.filter((index) => !done.has(index)), gap.base.filter((index) => !doneBase.has(index))];
  // As many as before, at the same spot: each was rewritten.
  if (left.length === leftBase.length)
    for (const [at, index] of left.entries()) if (fit(base[leftBase[at] ?? -1], side[index])) pair(index, leftBase[at] ?? -1);
}

/** Returns a value as JSON with its keys in order, equal for equal data. */
export function orderedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(orderedJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const map = value as DataMap;
  return `{${Object.keys(map)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${orderedJson(map[key])}`)
    .join(',')}}`;
}
