import { append, largest } from '../../core/long-lists.js';
import { foldForm } from '../../core/fold-form.js';
import { sideOf } from '../../diff/changes/change.js';
import { formPathKey } from '../../forms/form-items.js';
import type { Change, MoveChange } from '../../diff/changes/change.js';
import type { ItemChange, ChangesByItem } from './changes-by-item.js';
import type { ItemTexts } from './item-texts.js';
import type { NameNode } from '../../names/name-tree.js';
import type { ItemCandidate } from '../../names/item-candidate.js';
import { rowEvidence } from './row-evidence.js';
import type { Evidence } from './row-evidence.js';
import type { RowTexts } from './row-texts.js';

/** A row that is being matched, with its evidence. */
export interface RowInQuestion {
  readonly texts: RowTexts;
  /** Returns the evidence that its texts give for an item; made once, since it is asked often. */
  evidence(item: ItemTexts): Evidence;
}

/** Changes that a row covers at the item that one of its names means. */
export interface Choice {
  readonly candidate: ItemCandidate | undefined;
  /** Changes at the item. */
  readonly at: readonly ItemChange[];
  /** Changes whose changed text the row quotes. */
  readonly touched: readonly Touched[];
  /** Share (0 to 1) of the row's quotes that the item holds. */
  readonly share: number;
  /** Items that the name may mean as well, if the row quotes nothing that tells which. */
  readonly others: readonly ItemCandidate[];
}

/** A change, or one item of it, whose changed text the row quotes. */
export interface Touched {
  readonly itemChange: ItemChange;
  /** Undefined for a move, and for an entry that the row names as added or removed. */
  readonly item?: ItemTexts;
  /** Length of the quotes that hold changed text, in folded UTF-16 units. */
  readonly amount: number;
}

/** Quoted length, in folded UTF-16 units, from which a quote counts in full. 「委託する」 may be anywhere. */
const surelyTouched = 12;
/** Weights beside the name's score of at most 1. */
const bonus = { changed: 0.05, touched: 0.4, share: 0.1, wordsOnly: 0.1 } as const;
const mostBonus = bonus.changed + bonus.touched + bonus.share + bonus.wordsOnly;
/** Largest difference of scores at which two names fit equally well. */
const asWellNamed = 0.02;
/** Largest difference of equal weights that were computed in another order. */
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
 * Chooses the item that a row covers, of those that a name may mean. The best named one wins if the row quotes its changed text; else
 * the name's score and the quoted changes count together. If several weigh the same and the row quotes none, all are meant
 * (two 特定個人情報ファイル, and none is named), but none if they are different items of the form: nobody knows which.
 *
 * @example chooseItem({ evidence: () => ({ touched: 12, share: 1 }) }, [{ score: 1, node: '①' }, { score: 0.5, node: '②' }], { at: (node) => (node === '②' ? [{ change: {}, texts: [{}] }] : []) }).candidate.node → '②'
 * @example chooseItem({ evidence: () => ({ touched: 4, share: 1 }) }, [{ score: 1, node: '①' }, { score: 0.5, node: '②' }], { at: (node) => (node === '②' ? [{ change: {}, texts: [{}] }] : []) }).candidate.node → '①'
 */
export function chooseItem(row: RowInQuestion, candidates: readonly ItemCandidate[], byItem: ChangesByItem): Choice {
  const wellNamed = (candidates[0]?.score ?? 0) - asWellNamed;
  let best: readonly Weighed[] = [];
  const moved: Touched[] = [];
  for (const candidate of candidates) {
    const most = best[0]?.weight ?? 0;
    // Candidates come with falling scores: no later one can weigh more.
    if (candidate.score + mostBonus < most || (candidate.score < wellNamed && best.some(({ touched }) => touched.length > 0))) break;
    const weighed = weigh(row, candidate, byItem);
    if (candidate.score >= wellNamed)
      append(
        moved,
        weighed.touched.filter(({ itemChange }) => itemChange.change.kind === 'move'),
      );
    if (weighed.weight > most + same) best = [weighed];
    else if (weighed.weight > most - same) best = [...best, weighed];
  }
  const [first] = best;
  if (!first) return { candidate: undefined, at: [], touched: [], share: 0, others: [] };
  if (first.touched.length === 0) {
    // Ⅱ２⑥ and Ⅱ６ of 「2-6」 are two readings; an item of two entries, or of two files, is one.
    const itemOf = ({ candidate }: Choice): string => formPathKey(candidate?.node.path ?? []);
    const others = best.flatMap((choice) => (choice.candidate && itemOf(choice) !== itemOf(first) ? [choice.candidate] : []));
    const isUnclear = new Set(best.filter(({ at }) => at.length > 0).map(itemOf)).size > 1;
    return { ...first, at: isUnclear ? [] : unique(best.flatMap(({ at }) => at)), others };
  }
  // A number that one entry lost may be the number that another got: the row covers both moves.
  return { ...first, touched: [...first.touched, ...moved.filter((each) => !first.touched.includes(each))] };
}

type Weighed = Choice & { readonly weight: number };

function weigh(row: RowInQuestion, candidate: ItemCandidate, byItem: ChangesByItem): Weighed {
  const at = byItem.at(candidate.node);
  const named = at.filter(
    (itemChange) => isDescribedInWords(itemChange.change, row.texts) && (isNamedEntry(itemChange, candidate.node) || quotesName(itemChange, row.texts)),
  );
  const touched = [
    ...named.map((itemChange) => ({ itemChange, amount: surelyTouched })),
    ...at.filter((itemChange) => !named.includes(itemChange)).flatMap((itemChange) => touchedAt(row, itemChange)),
  ];
  const share = largest(
    at.flatMap(({ texts }) => texts.map((item) => row.evidence(item).share)),
    0,
  );
  const strength =
    Math.min(
      1,
      largest(
        touched.map(({ amount }) => amount),
        0,
      ) / surelyTouched,
    ) ** 2;
  let weight = candidate.score;
  if (at.length > 0) weight += bonus.changed;
  if (named.length > 0) weight += bonus.wordsOnly;
  if (touched.length > 0) weight += (bonus.touched + bonus.share * share) * strength;
  else if (at.length > 0) weight += isWordsOnly(row.texts) ? bonus.wordsOnly : (bonus.share * share) / 2;
  return { candidate, at, touched: meant(row, touched, candidate.node), share, weight, others: [] };
}

/** True if the item is the added or removed entry itself: 「委託事項３」を追加 at 委託事項３. */
function isNamedEntry({ change, whole }: ItemChange, { kind, path }: NameNode): boolean {
  return change.kind === 'entry' && whole && (kind === 'entry' || kind === 'file') && samePath({ path }, sideOf(change));
}

/** True if the row quotes the name of an added or removed entry: システム保守 at 委託事項, without its number. */
function quotesName({ change, whole }: ItemChange, texts: RowTexts): boolean {
  if (change.kind !== 'entry' || !whole) return false;
  const called = foldForm(sideOf(change).called);
  return called !== '' && texts[change.after ? 'after' : 'before'].quotes.some(({ forms }) => forms.includes(called));
}

/** True if the row describes in words that an entry was added or removed. */
export function isDescribedInWords(change: Change, texts: RowTexts): boolean {
  if (change.kind !== 'entry') return false;
  const { before, after } = texts;
  return change.what === 'removed' ? after.statements.has('removed') : before.statements.has('nothing') || after.statements.has('added');
}

/** True for a row that says in words that all of an entry came or went: 「委託事項１に関する記載は全て削除」. 「削除」 beside its name does not. */
export function saysAll({ before, after }: RowTexts): boolean {
  return isWordsOnly({ before, after }) || after.saysAll;
}

/** Returns the items of a change whose changed text the row quotes. */
export function touchedAt(row: RowInQuestion, itemChange: ItemChange): readonly Touched[] {
  const { change, texts } = itemChange;
  if (change.kind === 'move') return namesNewNumber(row.texts, change) ? [{ itemChange, amount: surelyTouched }] : [];
  return texts.map((item) => ({ itemChange, item, amount: row.evidence(item).touched })).filter(({ amount }) => amount > 0);
}

/**
 * Returns the items that a row means, if it quotes several changed items with the same text: the one that it names, else the one that
 * holds most of its quotes (all of those, if it names a section). Adds every item that holds a quote which these do not.
 */
function meant(row: RowInQuestion, touched: readonly Touched[], node: NameNode): readonly Touched[] {
  if (touched.length < 2) return touched;
  const shareOf = ({ item }: Touched): number => (item ? row.evidence(item).share : 1);
  const own = touched.filter(({ item }) => item !== undefined && node.field !== undefined && samePath(item, node.field));
  const most = largest(touched.map(shareOf));
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

/** True if the row names the new number as a change: 「委託事項３に関する記載を委託事項２に変更」. */
function namesNewNumber({ after }: RowTexts, { after: entry }: MoveChange): boolean {
  return after.statements.has('changed') && after.folded.includes(foldForm(`${entry.of}${String(entry.number)}`));
}

/** True for a row without a quote that a version could hold. */
export function isWordsOnly({ before, after }: RowTexts): boolean {
  return [...before.quotes, ...after.quotes].every(({ describes }) => describes);
}

function unique(all: readonly ItemChange[]): readonly ItemChange[] {
  const seen = new Map<Change, ItemChange>();
  for (const itemChange of all) {
    const known = seen.get(itemChange.change);
    if (!known || (itemChange.whole && !known.whole)) seen.set(itemChange.change, itemChange);
  }
  return [...seen.values()];
}
