import { append } from '../../core/long-lists.js';
import { foldText } from '../../core/fold.js';
import type { Entry } from '../../model/assessment.js';
import { bigramsOf, diceLikeness } from '../../core/likeness.js';
import type { Bigrams } from '../../core/likeness.js';
import { comparedText } from '../../model/item-values.js';
import { entryPrint } from './entry-print.js';

/** Two entries of a list that match. `confidence` (0 to 1) is missing if their ids decide. */
export interface EntryPair<T> {
  readonly before: T;
  readonly after: T;
  readonly confidence?: number;
}

/** Lowest likeness (0 to 1) at which two entries match by name and content. Below it a new name is over half a new text. */
const leastLikeness = 0.5;
/** Most pairs of entries that are all compared, by far more than a form has room for. Beyond it only equal entries match. */
const manyPairs = 40_000;

/**
 * Matches the entries of a list in two versions. Two that print alike at one number are the same, whatever became of their ids (two
 * were swapped). Otherwise an id that is in both once decides. Entries that share an id with several, then
 * those whose id the other version does not have, match by how much of name and content agrees. Equal entries match in their order.
 * The pairs are the same in both directions of the comparison.
 * @example matchEntries([{ entry: { id: '', called: '住民記録システム', fields: [{ kind: 'text', item: {}, text: '住民票の記載を行う。' }] } }], [{ entry: { id: '', called: '住民基本台帳システム', fields: [{ kind: 'text', item: {}, text: '住民票の記載と通知を行う。' }] } }])[0].confidence → 0.63
 * @example matchEntries([{ entry: { id: '', called: '住民記録システム', fields: [{ kind: 'text', item: {}, text: '住民票の記載を行う。' }] } }], [{ entry: { id: '', called: '税務システム', fields: [{ kind: 'text', item: {}, text: '滞納者の情報を管理する。' }] } }]) → []
 */
export function matchEntries<T extends { readonly entry: Entry }>(before: readonly T[], after: readonly T[]): readonly EntryPair<T>[] {
  const pairs: { readonly before: number; readonly after: number; readonly confidence?: number }[] = [...swappedIds(before, after)];
  const [doneBefore, doneAfter] = [new Set(pairs.map((pair) => pair.before)), new Set(pairs.map((pair) => pair.after))];
  const idsBefore = positionsById(before, doneBefore);
  const idsAfter = positionsById(after, doneAfter);
  const leftBefore = [...before.keys()].filter((index) => !doneBefore.has(index) && !idsAfter.has(before[index]?.entry.id ?? ''));
  const leftAfter = [...after.keys()].filter((index) => !doneAfter.has(index) && !idsBefore.has(after[index]?.entry.id ?? ''));
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
    for (const pair of found) pairs.push(pair);
    const [foundBefore, foundAfter] = [new Set(found.map((pair) => pair.before)), new Set(found.map((pair) => pair.after))];
    for (const index of mine) if (!foundBefore.has(index)) leftBefore.push(index);
    for (const index of theirs) if (!foundAfter.has(index)) leftAfter.push(index);
  }
  for (const pair of bestPairs(leftBefore, leftAfter, looks, leastLikeness)) pairs.push(pair);
  return pairs
    .sort((a, b) => a.after - b.after)
    .flatMap(({ before: mine, after: theirs, confidence }) => {
      const [one, other] = [before[mine], after[theirs]];
      return one && other ? [{ before: one, after: other, ...(confidence === undefined ? {} : { confidence }) }] : [];
    });
}

/** Pairs the entries that print alike at the same number while both versions have their two ids elsewhere. */
function swappedIds(before: readonly { readonly entry: Entry }[], after: readonly { readonly entry: Entry }[]): readonly Candidate[] {
  const [oldIds, newIds] = [before, after].map((side) => new Set(side.map(({ entry }) => entry.id)));
  return before.flatMap(({ entry }, index) => {
    const other = after[index]?.entry;
    if (!other || entry.id === '' || other.id === '' || entry.id === other.id || !newIds?.has(entry.id) || !oldIds?.has(other.id)) return [];
    return entryPrint(entry) === entryPrint(other) ? [{ before: index, after: index, confidence: 1 }] : [];
  });
}

/** Returns the positions of each id, from 0. Skips entries without an id, and those that are `done`. */
function positionsById(entries: readonly { readonly entry: Entry }[], done: ReadonlySet<number>): ReadonlyMap<string, readonly number[]> {
  const positions = new Map<string, number[]>();
  for (const [index, { entry }] of entries.entries()) {
    if (entry.id === '' || done.has(index)) continue;
    const list = positions.get(entry.id);
    if (list) list.push(index);
    else positions.set(entry.id, [index]);
  }
  return positions;
}

/** The texts of an entry, folded or as bigrams, for comparing it with others. */
interface Look {
  /** Equal for entries whose names and values are equal when folded. */
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
  const values = entry?.fields.map(comparedText) ?? [];
  const name = entry?.called ?? '';
  let names: Bigrams | undefined;
  let contents: Bigrams | undefined;
  return {
    all: JSON.stringify([foldText(name), ...values.map(foldText)]),
    name: () => (names ??= bigramsOf(name)),
    content: () => (contents ??= bigramsOf(values.join('\n'))),
  };
}

/**
 * Returns the likeness of two entries, 0 to 1. Name and content weigh the same: the contents of a list are much alike, and a name changes
 * easily. A name without any content has to agree by three quarters: all systems are called システム.
 */
function entryLikeness(a: Look, b: Look): number {
  if (a === b) return 1;
  const name = diceLikeness(a.name(), b.name());
  const content = diceLikeness(a.content(), b.content());
  if (content === undefined) return Math.max(0, 2 * (name ?? 0) - 1);
  if (name === undefined) return content;
  return (name + content) / 2;
}

interface Candidate {
  readonly before: number;
  readonly after: number;
  readonly confidence: number;
}

/** Returns the best pairs first, each entry once. Equally good pairs go by position. */
function bestPairs(mine: readonly number[], theirs: readonly number[], looks: Looks, least: number): readonly Candidate[] {
  const scores = new Map<Look, Map<Look, number>>();
  const scoreOf = (before: number, after: number): number => {
    const [a, b] = [looks.before(before), looks.after(after)];
    const scoresOfA = scores.get(a) ?? new Map<Look, number>();
    scores.set(a, scoresOfA);
    const known = scoresOfA.get(b) ?? entryLikeness(a, b);
    scoresOfA.set(b, known);
    return known;
  };
  const only = mine.length * theirs.length > manyPairs;
  const candidates: Candidate[] = [];
  if (only) append(candidates, sameInOrder(mine, theirs, looks));
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

/** Pairs the n-th of equal entries with the n-th of the same in the other version. */
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

/** Pairs equal entries anew without crossings: which of them is paired with which matters only to the order. */
function inOrder(chosen: readonly Candidate[], looks: Looks): readonly Candidate[] {
  const wanted = new Map<Look, Map<Look, { times: number; confidence: number }>>();
  for (const { before, after, confidence } of chosen) {
    const partners = wanted.get(looks.before(before)) ?? new Map<Look, { times: number; confidence: number }>();
    wanted.set(looks.before(before), partners);
    const partner = partners.get(looks.after(after)) ?? { times: 0, confidence };
    partner.times += 1;
    partners.set(looks.after(after), partner);
  }
  const mine = chosen.map(({ before }) => before);
  const theirs = chosen.map(({ after }) => after);
  const possible = mine.flatMap((before) =>
    theirs.flatMap((after) => {
      const partner = wanted.get(looks.before(before))?.get(looks.after(after));
      return partner ? [{ before, after, confidence: partner.confidence }] : [];
    }),
  );
  possible.sort((a, b) => sum(a) - sum(b) || distance(a) - distance(b));
  return takeFirst(possible, ({ before, after }) => {
    const partner = wanted.get(looks.before(before))?.get(looks.after(after));
    if (!partner || partner.times === 0) return false;
    partner.times -= 1;
    return true;
  });
}

function distance({ before, after }: Candidate): number {
  return Math.abs(before - after);
}

function sum({ before, after }: Candidate): number {
  return before + after;
}
