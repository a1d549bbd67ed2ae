import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import { isKeyWithin, keyAbove } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';
import { pathKey } from '../../load/read/source.js';
import type { ChangeRow } from '../../model/assessment.js';
import type { AppendixRow } from '../rows/appendix-row.js';
import type { ItemChange, ChangesByItem } from './changes-by-item.js';
import { changesByItem } from './changes-by-item.js';
import type { Choice, Touched } from './choose-item.js';
import { chooseItem, isDescribedInWords, isWordsOnly, rowInQuestion, touchedAt } from './choose-item.js';
import { coverAll, coverNamedEntries, coverOutdated, coverQuoted } from './cover-changes.js';
import type { RowBuilder } from './cover-changes.js';
import { figuresNamed, labelsNamed, namesFigure, withoutTitles } from './figure-rows.js';
import type { ItemTexts } from './item-texts.js';
import { judgeTexts, missingQuotes } from './judge-texts.js';
import type { TextsVerdict } from './judge-texts.js';
import { namedInWords } from './named-in-words.js';
import { readBothVersions } from '../../names/read-item-name.js';
import type { ItemCandidate } from '../../names/item-candidate.js';
import { rowCells } from '../rows/change-table.js';
import type { RowCoverage, UncoveredChange } from './row-coverage.js';
import { rowCoverage } from './row-coverage.js';
import { rowEvidence } from './row-evidence.js';
import type { MissingQuote } from './row-evidence.js';
import { rowTexts } from './row-texts.js';
import { namesWhole, replacedEverywhere } from './whole-rows.js';
import type { Quote, RowTexts } from './row-texts.js';

/** The rows of 変更箇所 with the changes that they cover. */
export interface RowMatching {
  /** One for each row, in their order. */
  readonly rows: readonly RowMatch[];
  /** Changes that need a row, and that rows cover in part or not at all. In the order of the diff. */
  readonly uncovered: readonly UncoveredChange[];
}

export interface RowMatch {
  readonly row: ChangeRow;
  /** Empty for a row that covers no change. */
  readonly changes: readonly CoveredChange[];
  /** Verdict on 変更前 and 変更後 against the two versions. */
  readonly texts: TextsVerdict;
  /** Quotes that the versions do not hold. */
  readonly missing: readonly MissingQuote[];
  /** Texts of the items that the row covers. */
  readonly items: readonly ItemTexts[];
  /** Official names of the items that 項目 means, changed or not. */
  readonly named: readonly string[];
  /** Official names of all the items that 項目 may mean as well as not. Empty if each name in it means one item. */
  readonly readings: readonly string[];
}

export interface CoveredChange {
  readonly change: Change;
  /** Key of the change. Keys of the covered items, if a row covers only some of an added or removed entry. */
  readonly items: readonly ItemKey[];
}

/** Least length of quotes, in folded UTF-16 units, by which a row covers a change beside the item that its 項目 names. */
const surelyAbout = 12;
/** 「別紙のとおり」 in 項目 refers to a sheet beside the document. */
const elsewhere = /別紙.*(?:のとおり|参照)/u;

/**
 * Finds the changes that each row covers. 項目 and the texts of a row count together: a quote of changed text outweighs a wrong number in
 * 項目. A row that quotes covers what it quotes; a row that only describes covers everything at the item that it names. A row equal to
 * one of `drafted`, letter by letter, covers the same changes. Deterministic, and nearly linear in rows and changes.
 */
export function matchRows(diff: AssessmentDiff, rows: readonly ChangeRow[], drafted: readonly AppendixRow[] = []): RowMatching {
  return rowMatcher(diff, rows)(drafted);
}

/** Returns a matcher as {@link matchRows} for rows that are matched with and without `drafted`: it finds the items that a row may mean once. */
export function rowMatcher(diff: AssessmentDiff, rows: readonly ChangeRow[]): (drafted?: readonly AppendixRow[]) => RowMatching {
  let known: Readings | undefined;
  return (drafted = []) => {
    // Limited searches of a long text start anew, or the second matching would find less in it.
    known = known?.byItem.hasLongText() === false ? known : readRows(diff, rows);
    return settleRows(diff, known, drafted);
  };
}

/** Items that each row may mean, independent of the other rows. */
interface Readings {
  readonly byItem: ChangesByItem;
  readonly rows: readonly RowReading[];
}

type RowReading = Pick<RowBuilder, 'row' | 'question' | 'choices'>;

function readRows(diff: AssessmentDiff, rows: readonly ChangeRow[]): Readings {
  const byItem = changesByItem(diff);
  const read = readBothVersions(byItem.trees.before, byItem.trees.after);
  return { byItem, rows: rows.map((row) => readRow(row, read(rowCells(row)?.item.text ?? ''), byItem)) };
}

function settleRows(diff: AssessmentDiff, { byItem, rows }: Readings, drafted: readonly AppendixRow[]): RowMatching {
  const coverage = rowCoverage(diff, byItem);
  const byCells = draftedRows(drafted, byItem);
  const builders = rows.map((reading): RowBuilder => ({ ...reading, covered: new Map(), entries: new Set(), isDrafted: false }));
  for (const builder of builders) coverDrafted(builder, byCells, byItem, coverage);
  for (const builder of builders) if (builder.covered.size === 0) coverNamed(builder, byItem, coverage);
  // Looked up before any of them covers one: two rows with the same slip of the pen are judged alike.
  const open = new Set(byItem.changes.filter((change) => coverage.uncovered(change)));
  for (const builder of builders) if (builder.covered.size === 0) coverLeft(builder, open, byItem, coverage);
  coverNamedEntries(builders, coverage);
  coverCounts(builders, byItem, coverage);
  const uncovered = byItem.changes.flatMap((change) => coverage.uncovered(change) ?? []);
  return { rows: builders.map((builder) => settle(builder, byItem)), uncovered };
}

function readRow(row: ChangeRow, names: readonly (readonly ItemCandidate[])[], byItem: ChangesByItem): RowReading {
  const question = rowInQuestion(rowTexts(row));
  return { row, question, choices: names.map((candidates) => chooseItem(question, candidates, byItem)) };
}

/** Returns the changes of the drafted rows, by the texts of their cells. */
function draftedRows(drafted: readonly AppendixRow[], { changes }: ChangesByItem): ReadonlyMap<string, readonly Change[]> {
  const named = new Map(changes.map((change) => [`${change.kind} ${change.key}`, change]));
  // A removed and an added entry may have the same key, but then each has its own row; rows for several changes are about moves or one figure.
  const changeOf = (key: ItemKey, { change }: AppendixRow['judgement']): Change | undefined =>
    key === change.key ? change : named.get(`${change.kind} ${key}`);
  return new Map(
    drafted.map(({ keys, judgement, item, before, after }) => [cellsKey(item, before, after), keys.flatMap((key) => changeOf(key, judgement) ?? [])]),
  );
}

function coverDrafted(builder: RowBuilder, byCells: ReadonlyMap<string, readonly Change[]>, byItem: ChangesByItem, coverage: RowCoverage): void {
  const cells = rowCells(builder.row);
  const changes = cells ? byCells.get(cellsKey(cells.item.text, cells.before.text, cells.after.text)) : undefined;
  builder.isDrafted = changes !== undefined;
  for (const change of changes ?? []) coverAll(builder, { change, texts: byItem.textsOf(change), whole: true, ofFigure: false }, coverage);
}

function cellsKey(...cells: readonly string[]): string {
  return cells.join('\u0000');
}

/** Covers the changed text that a row quotes at its items; a row that only describes covers everything there. */
function coverNamed(builder: RowBuilder, byItem: ChangesByItem, coverage: RowCoverage): void {
  const { question, choices } = builder;
  for (const choice of choices) {
    const isFound = (quote: Quote): boolean => choice.touched.some(({ item }) => item && question.evidence(item).missing.every((each) => each.quote !== quote));
    const figures = figuresNamed(question.texts, choice.at, isFound);
    // Beside quotes a row quotes the title of a figure too, if it changed.
    for (const itemChange of choice.touched.length > 0 ? withoutTitles(figures) : figures) coverAll(builder, itemChange, coverage);
    if (choice.touched.length > 0) {
      for (const touched of choice.touched) coverQuoted(builder, touched, coverage);
      for (const itemChange of choice.at) if (followsFrom(itemChange, choice.touched, question.texts)) coverAll(builder, itemChange, coverage);
    } else if (figures.length > 0) {
      for (const itemChange of labelsNamed(question.texts, choice.at)) coverAll(builder, itemChange, coverage);
    } else if (isWordsOnly(question.texts)) {
      const named = namedInWords(question.texts, ownOf(choice), choice.candidate?.node, byItem);
      for (const itemChange of named) coverAll(builder, itemChange, coverage);
    }
  }
}

/** True for an entry that came or went with the answer that the row quotes: 「委託する」 to 「削除」 at the section. */
function followsFrom({ change }: ItemChange, touched: readonly Touched[], texts: RowTexts): boolean {
  if (change.kind !== 'entry' || !isDescribedInWords(change, texts)) return false;
  const list = keyAbove(change.key);
  return touched.some(({ itemChange: { change: other } }) => other.kind === 'field' && keyAbove(other.key) === keyAbove(list));
}

/** Returns the change of the item alone, without items printed beneath it. Returns all of them if the item itself did not change. */
function ownOf({ at, candidate }: Choice): readonly ItemChange[] {
  const field = candidate?.node.field;
  if (!field) return at;
  const own = at.flatMap((itemChange) => {
    const texts = itemChange.texts.filter(({ path }) => pathKey(path) === pathKey(field.path));
    return texts.length === 0 ? [] : [{ ...itemChange, texts }];
  });
  return own.length === 0 ? at : own;
}

/**
 * Covers changes for a row that quotes nothing changed to the letter: those at its items that it quotes with a slip of the pen, or in
 * the words of one version alone; else one beside them that it quotes (④ for ⑤). A row about the whole document (全般) covers its
 * replacement everywhere, one that refers to a sheet (別紙のとおり) every change.
 */
function coverLeft(builder: RowBuilder, uncovered: ReadonlySet<Change>, byItem: ChangesByItem, coverage: RowCoverage): void {
  const { question, choices } = builder;
  const open = choices.flatMap(({ at }) => at.filter(({ change }) => uncovered.has(change)));
  const slipped = open.flatMap((itemChange) => slippedAt(question.texts, itemChange));
  for (const { change, texts } of slipped.length > 0 ? [] : open) for (const item of texts) coverOutdated(builder, change, item, coverage);
  const cell = rowCells(builder.row)?.item.text ?? '';
  if (namesWhole(cell)) {
    const changes = byItem.changes.map((change): ItemChange => ({ change, texts: byItem.textsOf(change), whole: true, ofFigure: false }));
    for (const touched of replacedEverywhere(question, changes)) coverQuoted(builder, touched, coverage);
    return;
  }
  const beside = slipped.length > 0 || builder.covered.size > 0 ? undefined : mostTouched(builder, byItem, coverage);
  for (const touched of beside ? [beside] : slipped) coverQuoted(builder, touched, coverage);
  if (choices.every(({ candidate }) => candidate === undefined) && elsewhere.test(cell))
    for (const change of byItem.changes) coverAll(builder, { change, texts: byItem.textsOf(change), whole: true, ofFigure: false }, coverage);
}

/** Returns the changed item that the row quotes most, among those beside the items that 項目 names. Anywhere if it names none. */
function mostTouched({ question, choices }: RowBuilder, byItem: ChangesByItem, coverage: RowCoverage): Touched | undefined {
  if (isWordsOnly(question.texts)) return undefined;
  const around = new Set(choices.flatMap(({ candidate }) => (candidate ? [pathKey((candidate.node.parent ?? candidate.node).path)] : [])));
  const isBeside = ({ before, after }: Change): boolean => {
    const parent = after ? byItem.trees.after.at(after.path)?.parent : before && byItem.trees.before.at(before.path)?.parent;
    return around.size === 0 || (parent !== undefined && around.has(pathKey(parent.path)));
  };
  let best: Touched | undefined;
  for (const change of byItem.changes) {
    if (!isBeside(change) || !coverage.uncovered(change)) continue;
    for (const touched of touchedAt(question, { change, texts: byItem.textsOf(change), whole: true, ofFigure: false }))
      if (touched.amount >= surelyAbout && touched.amount > (best?.amount ?? 0)) best = touched;
  }
  return best;
}

/** Returns the items of a change that a row quotes with a slip of the pen. */
function slippedAt(texts: RowTexts, itemChange: ItemChange): readonly Touched[] {
  return itemChange.texts.map((item) => ({ itemChange, item, amount: rowEvidence(texts, item, true).touched })).filter(({ amount }) => amount > 0);
}

/** Covers a number of 件 that follows from added or removed entries: the first row that covers such an entry covers it. */
function coverCounts(builders: readonly RowBuilder[], byItem: ChangesByItem, coverage: RowCoverage): void {
  const covered = new Set(builders.flatMap((builder) => [...builder.covered.keys()]));
  for (const change of byItem.changes) {
    if (change.kind !== 'field' || covered.has(change)) continue;
    const item = byItem.textsOf(change)[0];
    if (!item || item.differences.length === 0 || !item.differences.every(({ optional }) => optional)) continue;
    const section = keyAbove(change.key);
    const builder = builders.find((each) =>
      [...each.covered].some(([other, what]) => other.kind === 'entry' && what === 'whole' && isKeyWithin(other.key, section)),
    );
    if (builder) coverAll(builder, { change, texts: [item], whole: true, ofFigure: false }, coverage);
  }
}

function settle({ row, question, choices, covered, isDrafted }: RowBuilder, byItem: ChangesByItem): RowMatch {
  const changes = [...covered].map(([change, what]) => ({ change, items: what === 'whole' ? [change.key] : [...what].map(({ key }) => key) }));
  const items = [...covered].flatMap(([change, what]) => (what === 'whole' ? byItem.textsOf(change) : [...what]));
  const isAboutFigure = items.some(({ isPicture }) => isPicture);
  const missing = isDrafted ? [] : missingQuotes(question.texts, items).filter(({ quote }) => !(isAboutFigure && namesFigure(quote)));
  const inWords = choices.some(
    ({ at, touched }) =>
      touched.length > 0 && at.some((itemChange) => covered.has(itemChange.change) && !touched.some((each) => each.itemChange.change === itemChange.change)),
  );
  const named = choices.flatMap(({ candidate }) => (candidate ? [candidate.node.name] : []));
  const readings = choices.flatMap(({ candidate, others }) => (candidate && others.length > 0 ? [candidate, ...others].map(({ node }) => node.name) : []));
  return {
    row,
    changes,
    texts: inWords ? 'described' : judgeTexts(question.texts, items, missing),
    missing,
    items,
    named: named.filter((name) => name !== ''),
    readings: [...new Set(readings)],
  };
}
