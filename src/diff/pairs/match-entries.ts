import { foldText } from '../../core/fold.js';
import type { Entry } from '../../model/assessment.js';
import { bigramsOf, likeness } from '../../core/likeness.js';
import type { Bigrams } from '../../core/likeness.js';
import { saidIn } from '../../model/item-values.js';

/** Two entries of a list that are the same thing; `confidence` where their ids do not say so. */
export interface EntryPair<T> {
  readonly before: T;
  readonly after: T;
  readonly confidence?: number;
}

/** Below this nobody would call two entries the same: a new name over half a new text. */
const threshold = 0.5;
/** More than a form has room for, by far: entries without ids are then matched only where nothing at all is different. */
const manyPairs = 40_000;

/**
 * Says which entry of a list is which in the other version: by id, where an id is in both once; entries that share an id with
 * several, then those whose id the other version has not, by how much of name and content agrees. Entries alike in every
 * respect are taken in their order. The same pairs come out whichever version is called the one before.
 */
export function matchEntries<T extends { readonly entry: Entry }>(before: readonly T[], after: readonly T[]): readonly EntryPair<T>[] {
  const idsBefore = positionsById(before);
  const idsAfter = positionsById(after);
  const pairs: { readonly before: number; readonly after: number; readonly confidence?: number }[] = [];
  const leftBefore: number[] = [];
  for (const [index, { entry }] of before.entries()) {
    if (!idsAfter.has(entry.id)) leftBefore.push(index);
  }
  const leftAfter = [...after.keys()].filter((index) => !idsBefore.has(after[index]?.entry.id ?? ''));
  const looks = lookReader(before, after);
  for (const [id, mine] of idsBefore) {
    const theirs = idsAfter.get(id);
    const [first, firstAfter] = [mine[0], theirs?.[0]];
    if (!theirs || first === undefined || firstAfter === undefined) continue;
    if (mine.length === 1 && theirs.length === 1) {
      pairs.push({ before: first, after: firstAfter });
      continue;
    }
    const found = bestPairs(mine, theirs, looks, 0);
    pairs.push(...found);
    leftBefore.push(...mine.filter((index) => !found.some((pair) => pair.before === index)));
    leftAfter.push(...theirs.filter((index) => !found.some((pair) => pair.after === index)));
  }
  pairs.push(...bestPairs(leftBefore, leftAfter, looks, threshold));
  return pairs
    .sort((a, b) => a.after - b.after)
    .flatMap(({ before: mine, after: theirs, confidence }) => {
      const [one, other] = [before[mine], after[theirs]];
      return one && other ? [{ before: one, after: other, ...(confidence === undefined ? {} : { confidence }) }] : [];
    });
}

/** Where each id stands; entries without one have none. */
function positionsById(entries: readonly { readonly entry: Entry }[]): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [index, { entry }] of entries.entries()) {
    if (entry.id === '') continue;
    const list = positions.get(entry.id);
    if (list) list.push(index);
    else positions.set(entry.id, [index]);
  }
  return positions;
}

/** What an entry looks like: all it says, and of that its name, to be compared with others. */
interface Look {
  /** The same for entries that say the same. */
  readonly all: string;
  name(): Bigrams;
  content(): Bigrams;
}

interface Looks {
  before(index: number): Look;
  after(index: number): Look;
}

function lookReader(before: readonly { readonly entry: Entry }[], after: readonly { readonly entry: Entry }[]): Looks {
  const known = new Map<string, Look>();
  const read = (side: readonly { readonly entry: Entry }[]) => {
    const looks = new Map<number, Look>();
    return (index: number): Look => {
      const made = looks.get(index) ?? lookOf(side[index]?.entry);
      const look = known.get(made.all) ?? made;
      known.set(made.all, look);
      looks.set(index, look);
      return look;
    };
  };
  return { before: read(before), after: read(after) };
}

function lookOf(entry: Entry | undefined): Look {
  const said = entry?.fields.map(saidIn) ?? [];
  const name = entry?.called ?? '';
  let names: Bigrams | undefined;
  let contents: Bigrams | undefined;
  return {
    all: JSON.stringify([foldText(name), ...said.map(foldText)]),
    name: () => (names ??= bigramsOf(name)),
    content: () => (contents ??= bigramsOf(said.join('\n'))),
  };
}

/** Name and content weigh the same: what a list says of its entries is much the same for all of them, and a name is soon changed. */
function score(a: Look, b: Look): number {
  if (a === b) return 1;
  const name = likeness(a.name(), b.name());
  const content = likeness(a.content(), b.content());
  if (name === undefined || content === undefined) return name ?? content ?? 0;
  return (name + content) / 2;
}

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly confidence: number;
}

/** The best pairs first, each entry once; what is as good goes by position. */
function bestPairs(mine: readonly number[], theirs: readonly number[], looks: Looks, least: number): readonly Candidate[] {
  const scores = new Map<Look, Map<Look, number>>();
  const scoreOf = (before: number, after: number): number => {
    const [a, b] = [looks.before(before), looks.after(after)];
    const row = scores.get(a) ?? new Map<Look, number>();
    scores.set(a, row);
    const known = row.get(b) ?? score(a, b);
    row.set(b, known);
    return known;
  };
  const only = mine.length * theirs.length > manyPairs;
  const candidates: Candidate[] = [];
  if (only) candidates.push(...sameInOrder(mine, theirs, looks));
  else {
    for (const before of mine) {
      for (const after of theirs) {
        const confidence = scoreOf(before, after);
        if (confidence >= least) candidates.push({ before, after, confidence });
      }
    }
  }
  // Two pairs that this order leaves tied are each other's mirror image and never in each other's way.
  candidates.sort((a, b) => b.confidence - a.confidence || distance(a) - distance(b) || sum(a) - sum(b));
  const chosen = takeFirst(candidates, () => true);
  return only ? chosen : inOrder(chosen, looks);
}

/** The n-th of those that say one thing with the n-th of those that say it in the other version. */
function sameInOrder(mine: readonly number[], theirs: readonly number[], looks: Looks): readonly Candidate[] {
  const waiting = new Map<Look, number[]>();
  for (const after of [...theirs].sort((a, b) => b - a)) {
    const same = waiting.get(looks.after(after));
    if (same) same.push(after);
    else waiting.set(looks.after(after), [after]);
  }
  return [...mine]
    .sort((a, b) => a - b)
    .flatMap((before) => {
      const after = waiting.get(looks.before(before))?.pop();
      return after === undefined ? [] : [{ before, after, confidence: 1 }];
    });
}

function takeFirst(candidates: readonly Candidate[], allowed: (candidate: Candidate) => boolean): readonly Candidate[] {
  const [usedBefore, usedAfter] = [new Set<number>(), new Set<number>()];
  return candidates.filter((candidate) => {
    if (usedBefore.has(candidate.before) || usedAfter.has(candidate.after) || !allowed(candidate)) return false;
    usedBefore.add(candidate.before);
    usedAfter.add(candidate.after);
    return true;
  });
}

/** Which entry of those that say the same is paired with which of the others makes no difference but to the order: none need cross. */
function inOrder(chosen: readonly Candidate[], looks: Looks): readonly Candidate[] {
  const wanted = new Map<Look, Map<Look, { times: number; confidence: number }>>();
  for (const { before, after, confidence } of chosen) {
    const row = wanted.get(looks.before(before)) ?? new Map<Look, { times: number; confidence: number }>();
    wanted.set(looks.before(before), row);
    const cell = row.get(looks.after(after)) ?? { times: 0, confidence };
    cell.times += 1;
    row.set(looks.after(after), cell);
  }
  const mine = chosen.map(({ before }) => before);
  const theirs = chosen.map(({ after }) => after);
  const possible = mine.flatMap((before) =>
    theirs.flatMap((after) => {
      const cell = wanted.get(looks.before(before))?.get(looks.after(after));
      return cell ? [{ before, after, confidence: cell.confidence }] : [];
    }),
  );
  possible.sort((a, b) => sum(a) - sum(b) || distance(a) - distance(b));
  return takeFirst(possible, ({ before, after }) => {
    const cell = wanted.get(looks.before(before))?.get(looks.after(after));
    if (!cell || cell.times === 0) return false;
    cell.times -= 1;
    return true;
  });
}

function distance({ before, after }: Candidate): number {
  return Math.abs(before - after);
}

function sum({ before, after }: Candidate): number {
  return before + after;
}
