import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import { pathKey } from '../../load/read/source.js';
import type { ChangeRow } from '../../model/assessment.js';
import type { AppendixRow } from '../rows/appendix-row.js';
import type { ChangeAtPlace, ChangedPlaces } from './changes-by-item.js';
import { changedPlaces } from './changes-by-item.js';
import type { Choice, RowInQuestion, Touched } from './choose-item.js';
import { choosePlace, isToldInWords, isWordsOnly, rowInQuestion, touchedAt } from './choose-item.js';
import type { ItemTexts } from './item-texts.js';
import { judgeTexts, missingQuotes } from './judge-texts.js';
import type { TextsVerdict } from './judge-texts.js';
import { readBothVersions } from '../../names/read-item-name.js';
import type { ItemCandidate } from '../../names/read-item-name.js';
import { rowCells } from '../rows/row-cells.js';
import type { RowCoverage, UntoldChange } from './row-coverage.js';
import { rowCoverage } from './row-coverage.js';
import { rowEvidence } from './row-evidence.js';
import type { MissingQuote } from './row-evidence.js';
import { rowTexts } from './row-texts.js';

/** Which row of 変更箇所 tells of which change. */
export interface RowMatching {
  /** One for every row, in their order. */
  readonly rows: readonly RowMatch[];
  /** The changes that need a row and have none, or of which rows tell only in part; in the order of the diff. */
  readonly untold: readonly UntoldChange[];
}

export interface RowMatch {
  readonly row: ChangeRow;
  /** Empty for a row without any change. */
  readonly changes: readonly ToldChange[];
  /** How 変更前 and 変更後 stand to what the two versions say. */
  readonly texts: TextsVerdict;
  /** What it quotes that the versions do not hold. */
  readonly missing: readonly MissingQuote[];
  /** The official names of what 項目 means, changed or not. */
  readonly named: readonly string[];
}

export interface ToldChange {
  readonly change: Change;
  /** The key of the change; of the items, where a row tells only of some of an entry that came or went. */
  readonly items: readonly ItemKey[];
}

/** Quotes of what changed must be this long for the row to be about it whatever 項目 says. */
const surelyAbout = 12;
/** So much found, and nothing of it changed: the row tells of a change that is not there (any more). */
const nearlyAll = 0.9;
/** 「別紙のとおり」 refers to a sheet beside the document. */
const elsewhere = /別紙.*(?:のとおり|参照)/u;

/**
 * Says which row tells of which change. A row's name (項目) and its texts count together: a text that quotes what changed outweighs
 * a wrong number in the name. Rows that quote tell of what they quote, rows that only describe tell of everything at the place
 * that they name. A row that says what one of `ours` says, letter by letter, tells of the same. Deterministic, and nearly linear
 * in rows and changes.
 */
export function matchRows(diff: AssessmentDiff, rows: readonly ChangeRow[], ours: readonly AppendixRow[] = []): RowMatching {
  const places = changedPlaces(diff);
  const coverage = rowCoverage(diff, places);
  const own = ownRows(ours, places);
  const read = readBothVersions(places.trees.before, places.trees.after);
  const drafts = rows.map((row) => draftOf(row, read(rowCells(row)?.item.text ?? ''), places));
  for (const draft of drafts) tellOwn(draft, own, places, coverage);
  for (const draft of drafts) if (draft.told.size === 0) tellFirst(draft, coverage);
  for (const draft of drafts) if (draft.told.size === 0) tellSecond(draft, places, coverage);
  tellFollowing(drafts, places, coverage);
  const untold = places.changes.flatMap((change) => coverage.untold(change) ?? []);
  return { rows: drafts.map((draft) => settle(draft, places)), untold };
}

interface Draft {
  readonly row: ChangeRow;
  readonly question: RowInQuestion;
  readonly choices: readonly Choice[];
  /** What it tells of, and whether of all of it. */
  readonly told: Map<Change, Set<ItemTexts> | 'whole'>;
  /** It stands as we would write it. */
  isOurs: boolean;
}

function draftOf(row: ChangeRow, names: readonly (readonly ItemCandidate[])[], places: ChangedPlaces): Draft {
  const question = rowInQuestion(rowTexts(row));
  return { row, question, choices: names.map((candidates) => choosePlace(question, candidates, places)), told: new Map(), isOurs: false };
}

/** The changes of rows as we would write them, by what these say. */
function ownRows(ours: readonly AppendixRow[], { changes }: ChangedPlaces): ReadonlyMap<string, readonly Change[]> {
  const named = new Map(changes.map((change) => [`${change.kind} ${change.key}`, change]));
  // What went and what came may have the same key, but then each has its own row; rows for several are about moves or one figure.
  const changeOf = (key: ItemKey, { change }: AppendixRow['judgement']): Change | undefined =>
    key === change.key ? change : named.get(`${change.kind} ${key}`);
  return new Map(
    ours.map(({ keys, judgement, item, before, after }) => [cellsKey(item, before, after), keys.flatMap((key) => changeOf(key, judgement) ?? [])]),
  );
}

function tellOwn(draft: Draft, own: ReadonlyMap<string, readonly Change[]>, places: ChangedPlaces, coverage: RowCoverage): void {
  const cells = rowCells(draft.row);
  const changes = cells ? own.get(cellsKey(cells.item.text, cells.before.text, cells.after.text)) : undefined;
  draft.isOurs = changes !== undefined;
  for (const change of changes ?? []) tellAll(draft, { change, texts: places.textsOf(change), whole: true }, coverage);
}

function cellsKey(...cells: readonly string[]): string {
  return cells.join('\u0000');
}

/** Rows that quote what changed tell of it; rows that quote nothing tell of everything at their place. */
function tellFirst(draft: Draft, coverage: RowCoverage): void {
  const { question, choices } = draft;
  for (const choice of choices) {
    if (choice.touched.length > 0) {
      for (const touched of choice.touched) tellQuoted(draft, touched, coverage);
      const quoted = new Set(choice.touched.map(({ place }) => place.change));
      // 「委託する」 to 「削除」, said of the section: the entries went with it.
      for (const place of choice.at) if (!quoted.has(place.change) && isToldInWords(place.change, question.texts)) tellAll(draft, place, coverage);
    } else if (isWordsOnly(question.texts)) for (const place of ownOf(choice)) tellAll(draft, place, coverage);
  }
}

/** Of an item and those printed beneath it the item itself, where it changed. */
function ownOf({ at, candidate }: Choice): readonly ChangeAtPlace[] {
  const field = candidate?.node.field;
  if (!field) return at;
  const own = at.flatMap((place) => {
    const texts = place.texts.filter(({ path }) => pathKey(path) === pathKey(field.path));
    return texts.length === 0 ? [] : [{ ...place, texts }];
  });
  return own.length === 0 ? at : own;
}

/** What is still without a row may be what a row means that quotes it under another name, or names it and quotes what is not there. */
function tellSecond(draft: Draft, places: ChangedPlaces, coverage: RowCoverage): void {
  const { question, choices } = draft;
  const about = mostTouched(question, places, coverage);
  if (about) {
    tellQuoted(draft, about, coverage);
    return;
  }
  const cell = rowCells(draft.row)?.item.text ?? '';
  if (choices.every(({ candidate }) => candidate === undefined) && elsewhere.test(cell)) {
    for (const change of places.changes) tellAll(draft, { change, texts: places.textsOf(change), whole: true }, coverage);
    return;
  }
  for (const { at, share } of choices) {
    if (share >= nearlyAll) continue;
    for (const place of at) if (coverage.untold(place.change)) tellAll(draft, place, coverage);
  }
}

function mostTouched(question: RowInQuestion, places: ChangedPlaces, coverage: RowCoverage): Touched | undefined {
  if (isWordsOnly(question.texts)) return undefined;
  let best: Touched | undefined;
  for (const change of places.changes) {
    if (!coverage.untold(change)) continue;
    for (const touched of touchedAt(question, { change, texts: places.textsOf(change), whole: true }))
      if (touched.amount >= surelyAbout && touched.amount > (best?.amount ?? 0)) best = touched;
  }
  return best;
}

/** A number of 件 follows from the entries that came or went: the first row about one of them tells of it. */
function tellFollowing(drafts: readonly Draft[], places: ChangedPlaces, coverage: RowCoverage): void {
  const told = new Set(drafts.flatMap((draft) => [...draft.told.keys()]));
  for (const change of places.changes) {
    if (change.kind !== 'field' || told.has(change)) continue;
    const item = places.textsOf(change)[0];
    if (!item || item.facets.length === 0 || !item.facets.every(({ optional }) => optional)) continue;
    const section = change.key.slice(0, change.key.lastIndexOf('/'));
    const draft = drafts.find((each) =>
      [...each.told].some(([other, what]) => other.kind === 'entry' && what === 'whole' && other.key.startsWith(`${section}/`)),
    );
    if (draft) tellAll(draft, { change, texts: [item], whole: true }, coverage);
  }
}

function tellQuoted(draft: Draft, { place, item }: Touched, coverage: RowCoverage): void {
  const { change } = place;
  const { texts } = draft.question;
  if (!item || change.kind !== 'field') {
    tellAll(draft, place.whole || !item ? place : { ...place, texts: [item] }, coverage);
    return;
  }
  // A diagram's source is not what a row quotes of it, and a box that is gone leaves the others unsaid.
  if (item.isPicture || (change.detail.kind === 'boxes' && (texts.after.tells.has('removed') || texts.after.tells.has('nothing'))))
    coverage.tellItem(change, item);
  else coverage.tellStretches(change, item, rowEvidence(texts, item, true).quoted);
  addItems(draft, change, [item]);
}

function tellAll(draft: Draft, place: ChangeAtPlace, coverage: RowCoverage): void {
  if (place.whole) {
    coverage.tellWhole(place.change);
    draft.told.set(place.change, 'whole');
    return;
  }
  for (const item of place.texts) coverage.tellItem(place.change, item);
  addItems(draft, place.change, place.texts);
}

function addItems({ told }: Draft, change: Change, items: readonly ItemTexts[]): void {
  const known = told.get(change);
  if (known === 'whole') return;
  told.set(change, new Set([...(known ?? []), ...items]));
}

function settle({ row, question, choices, told, isOurs }: Draft, places: ChangedPlaces): RowMatch {
  const changes = [...told].map(([change, what]) => ({ change, items: what === 'whole' ? [change.key] : [...what].map(({ key }) => key) }));
  const items = [...told].flatMap(([change, what]) => (what === 'whole' ? places.textsOf(change) : [...what]));
  const missing = isOurs ? [] : missingQuotes(question.texts, items);
  const inWords = choices.some(
    ({ at, touched }) => touched.length > 0 && at.some((place) => told.has(place.change) && !touched.some((each) => each.place.change === place.change)),
  );
  const named = choices.flatMap(({ candidate }) => (candidate ? [candidate.node.name] : []));
  return { row, changes, texts: inWords ? 'described' : judgeTexts(question.texts, items, missing), missing, named };
}
