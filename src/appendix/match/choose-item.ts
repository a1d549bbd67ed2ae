import { foldForm } from '../../core/fold-form.js';
import { sideOf } from '../../diff/changes/change.js';
import type { Change, MoveChange } from '../../diff/changes/change.js';
import type { ChangeAtPlace, ChangedPlaces } from './changes-by-item.js';
import type { ItemTexts } from './item-texts.js';
import type { NameNode } from '../../names/name-tree.js';
import type { ItemCandidate } from '../../names/read-item-name.js';
import { rowEvidence } from './row-evidence.js';
import type { Evidence } from './row-evidence.js';
import type { RowTexts } from './row-texts.js';

/** A row with what is known of it while it is being matched. */
export interface RowInQuestion {
  readonly texts: RowTexts;
  /** What its texts have to do with an item; asked often. */
  evidence(item: ItemTexts): Evidence;
}

/** What a row tells of at the place that one of its names means. */
export interface Choice {
  readonly candidate: ItemCandidate | undefined;
  /** The changes there. */
  readonly at: readonly ChangeAtPlace[];
  /** Those of which the row quotes something that changed. */
  readonly touched: readonly Touched[];
  /** How much of the row's quotes stands at the place. */
  readonly share: number;
}

/** A change, or an item of it, of which a row quotes something that changed. */
export interface Touched {
  readonly place: ChangeAtPlace;
  /** Undefined for a move. */
  readonly item?: ItemTexts;
  /** How long the quotes are that hold something that changed. */
  readonly amount: number;
}

/** Quotes of this length leave no doubt that the row tells of what they hold; 「委託する」 may stand anywhere. */
const surelyTouched = 12;
/** What weighs how much beside the name's score of at most 1. */
const bonus = { changed: 0.05, touched: 0.4, share: 0.1, wordsOnly: 0.1 } as const;
const mostBonus = bonus.changed + bonus.touched + bonus.share + bonus.wordsOnly;
/** Places whose names fit as well as the best. */
const asWellNamed = 0.02;
/** Places with the same weight, computed in another order. */
const same = 1e-9;

export function rowInQuestion(texts: RowTexts): RowInQuestion {
  const known = new Map<ItemTexts, Evidence>();
  return {
    texts,
    evidence: (item) => {
      const found = known.get(item) ?? rowEvidence(texts, item, false);
      known.set(item, found);
      return found;
    },
  };
}

/**
 * Which of the places that a name may mean the row tells of: the best named one if the row quotes what changed there, else the
 * name's score together with how much of what changed there the row quotes. Of places that weigh the same and of which the row
 * quotes nothing, all are meant (two files, and none is named).
 */
export function choosePlace(row: RowInQuestion, candidates: readonly ItemCandidate[], places: ChangedPlaces): Choice {
  const wellNamed = (candidates[0]?.score ?? 0) - asWellNamed;
  let best: readonly Weighed[] = [];
  const moved: Touched[] = [];
  for (const candidate of candidates) {
    const most = best[0]?.weight ?? 0;
    // Candidates come with falling scores: nothing further down can weigh more.
    if (candidate.score + mostBonus < most || (candidate.score < wellNamed && best.some(({ touched }) => touched.length > 0))) break;
    const weighed = weigh(row, candidate, places);
    if (candidate.score >= wellNamed) moved.push(...weighed.touched.filter(({ place }) => place.change.kind === 'move'));
    if (weighed.weight > most + same) best = [weighed];
    else if (weighed.weight > most - same) best = [...best, weighed];
  }
  const [first] = best;
  if (!first) return { candidate: undefined, at: [], touched: [], share: 0 };
  if (first.touched.length === 0) return { ...first, at: unique(best.flatMap(({ at }) => at)) };
  // The number that one entry lost and another got is the same number.
  return { ...first, touched: [...first.touched, ...moved.filter((each) => !first.touched.includes(each))] };
}

type Weighed = Choice & { readonly weight: number };

function weigh(row: RowInQuestion, candidate: ItemCandidate, places: ChangedPlaces): Weighed {
  const at = places.at(candidate.node);
  const named = at.filter((place) => isNamedEntry(place, candidate.node) && isToldInWords(place.change, row.texts));
  const touched = [
    ...named.map((place) => ({ place, amount: surelyTouched })),
    ...at.filter((place) => !named.includes(place)).flatMap((place) => touchedAt(row, place)),
  ];
  const share = Math.max(0, ...at.flatMap(({ texts }) => texts.map((item) => row.evidence(item).share)));
  const strength = Math.min(1, Math.max(0, ...touched.map(({ amount }) => amount)) / surelyTouched) ** 2;
  let weight = candidate.score;
  if (at.length > 0) weight += bonus.changed;
  if (named.length > 0) weight += bonus.wordsOnly;
  if (touched.length > 0) weight += (bonus.touched + bonus.share * share) * strength;
  else if (at.length > 0) weight += isWordsOnly(row.texts) ? bonus.wordsOnly : (bonus.share * share) / 2;
  return { candidate, at, touched: meant(row, touched, candidate.node), share, weight };
}

/** 「委託事項３」を追加, said of 委託事項３. */
function isNamedEntry({ change, whole }: ChangeAtPlace, { kind, path }: NameNode): boolean {
  return change.kind === 'entry' && whole && (kind === 'entry' || kind === 'file') && samePath({ path }, sideOf(change));
}

/** That an entry came or went, in so many words. */
export function isToldInWords(change: Change, { before, after }: RowTexts): boolean {
  if (change.kind !== 'entry') return false;
  return change.what === 'removed' ? after.tells.has('removed') : before.tells.has('nothing') || after.tells.has('added');
}

/** The items of a change at a place of which the row quotes something that changed. */
export function touchedAt(row: RowInQuestion, place: ChangeAtPlace): readonly Touched[] {
  const { change, texts } = place;
  if (change.kind === 'move') return tellsOfMove(row.texts, change) ? [{ place, amount: surelyTouched }] : [];
  return texts.map((item) => ({ place, item, amount: row.evidence(item).touched })).filter(({ amount }) => amount > 0);
}

/**
 * What a row means at a place where it quotes several changed items that say the same: the item that it names, else the one
 * that holds most of its quotes (all of those, where it names a section); and whatever holds quotes that these do not.
 */
function meant(row: RowInQuestion, touched: readonly Touched[], node: NameNode): readonly Touched[] {
  if (touched.length < 2) return touched;
  const shareOf = ({ item }: Touched): number => (item ? row.evidence(item).share : 1);
  const own = touched.filter(({ item }) => item !== undefined && node.field !== undefined && samePath(item, node.field));
  const most = Math.max(...touched.map(shareOf));
  const fullest = touched.filter((each) => shareOf(each) > most - same);
  const first = own.length > 0 ? own : node.kind === 'entry' || node.kind === 'item' ? fullest.slice(0, 1) : fullest;
  const chosen = [...first];
  for (const each of touched) if (!chosen.includes(each) && adds(row, each, chosen)) chosen.push(each);
  return chosen;
}

function adds(row: RowInQuestion, { item }: Touched, chosen: readonly Touched[]): boolean {
  if (!item) return true;
  const lost = new Set(row.evidence(item).missing.map(({ quote }) => quote));
  const open = chosen.map((each) => new Set(each.item ? row.evidence(each.item).missing.map(({ quote }) => quote) : []));
  return [...row.texts.before.quotes, ...row.texts.after.quotes].some((quote) => !lost.has(quote) && open.every((missing) => missing.has(quote)));
}

function samePath({ path }: { readonly path: ItemTexts['path'] }, { path: other }: { readonly path: ItemTexts['path'] }): boolean {
  return path.length === other.length && path.every((step, index) => step === other[index]);
}

/** 「委託事項３に関する記載を委託事項２に変更」 names the new number and says that it is one. */
function tellsOfMove({ after }: RowTexts, { after: entry }: MoveChange): boolean {
  return after.tells.has('changed') && after.folded.includes(foldForm(`${entry.of}${String(entry.number)}`));
}

/** True for a row without anything that a version could hold. */
export function isWordsOnly({ before, after }: RowTexts): boolean {
  return [...before.quotes, ...after.quotes].every(({ describes }) => describes);
}

function unique(places: readonly ChangeAtPlace[]): readonly ChangeAtPlace[] {
  const seen = new Map<Change, ChangeAtPlace>();
  for (const place of places) {
    const known = seen.get(place.change);
    if (!known || (place.whole && !known.whole)) seen.set(place.change, place);
  }
  return [...seen.values()];
}
