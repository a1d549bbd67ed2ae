import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import { isKeyWithin, keyAbove } from '../../model/item-key.js';
import type { ItemKey } from '../../model/item-key.js';
import { pathKey } from '../../load/read/source.js';
import type { ChangeRow } from '../../model/assessment.js';
import type { AppendixRow } from '../rows/appendix-row.js';
import type { ItemChange, ChangesByItem } from './changes-by-item.js';
import { changesByItem } from './changes-by-item.js';
import type { Choice, RowInQuestion, Touched } from './choose-item.js';
import { chooseItem, isDescribedInWords, isWordsOnly, rowInQuestion, touchedAt } from './choose-item.js';
import type { ItemTexts } from './item-texts.js';
import { judgeTexts, missingQuotes } from './judge-texts.js';
import type { TextsVerdict } from './judge-texts.js';
import { readBothVersions } from '../../names/read-item-name.js';
import type { ItemCandidate } from '../../names/read-item-name.js';
import { rowCells } from '../rows/change-table.js';
import type { RowCoverage, UncoveredChange } from './row-coverage.js';
import { rowCoverage } from './row-coverage.js';
import { rowEvidence } from './row-evidence.js';
import type { MissingQuote } from './row-evidence.js';
import { rowTexts } from './row-texts.js';

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
  /** Official names of the items that 項目 means, changed or not. */
  readonly named: readonly string[];
}

export interface CoveredChange {
  readonly change: Change;
  /** Key of the change. Keys of the covered items, if a row covers only some of an added or removed entry. */
  readonly items: readonly ItemKey[];
}

/** Least length of quotes, in folded UTF-16 units, by which a row covers a change that its 項目 does not name. */
const surelyAbout = 12;
/** Share of quotes found from which a row that quotes nothing changed covers no change: its change is not there (any more). */
const nearlyAll = 0.9;
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
  const builders = rows.map((reading): RowBuilder => ({ ...reading, covered: new Map(), isDrafted: false }));
  for (const builder of builders) coverDrafted(builder, byCells, byItem, coverage);
  for (const builder of builders) if (builder.covered.size === 0) coverNamed(builder, coverage);
  for (const builder of builders) if (builder.covered.size === 0) coverLeft(builder, byItem, coverage);
  coverCounts(builders, byItem, coverage);
  const uncovered = byItem.changes.flatMap((change) => coverage.uncovered(change) ?? []);
  return { rows: builders.map((builder) => settle(builder, byItem)), uncovered };
}

interface RowBuilder {
  readonly row: ChangeRow;
  readonly question: RowInQuestion;
  readonly choices: readonly Choice[];
  /** Covered changes: all of the change, or some of its items. */
  readonly covered: Map<Change, Set<ItemTexts> | 'whole'>;
  /** True if its cells equal those of a drafted row. */
  isDrafted: boolean;
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
  for (const change of changes ?? []) coverAll(builder, { change, texts: byItem.textsOf(change), whole: true }, coverage);
}

function cellsKey(...cells: readonly string[]): string {
  return cells.join('\u0000');
}

/** Covers the changed text that a row quotes at its items; a row that only describes covers everything there. */
function coverNamed(builder: RowBuilder, coverage: RowCoverage): void {
  const { question, choices } = builder;
  for (const choice of choices) {
    if (choice.touched.length > 0) {
      for (const touched of choice.touched) coverQuoted(builder, touched, coverage);
      const quoted = new Set(choice.touched.map(({ itemChange }) => itemChange.change));
      // 「委託する」 to 「削除」 at the section: its entries were removed too.
      for (const itemChange of choice.at)
        if (!quoted.has(itemChange.change) && isDescribedInWords(itemChange.change, question.texts)) coverAll(builder, itemChange, coverage);
    } else if (isWordsOnly(question.texts)) for (const itemChange of ownOf(choice)) coverAll(builder, itemChange, coverage);
  }
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
 * Covers changes still without a row: one that the row quotes under another name, or those that it names with quotes that are not
 * there. A row that refers to a sheet (別紙のとおり) covers every change.
 */
function coverLeft(builder: RowBuilder, byItem: ChangesByItem, coverage: RowCoverage): void {
  const { question, choices } = builder;
  const about = mostTouched(question, byItem, coverage);
  if (about) {
    coverQuoted(builder, about, coverage);
    return;
  }
  const cell = rowCells(builder.row)?.item.text ?? '';
  if (choices.every(({ candidate }) => candidate === undefined) && elsewhere.test(cell)) {
    for (const change of byItem.changes) coverAll(builder, { change, texts: byItem.textsOf(change), whole: true }, coverage);
    return;
  }
  for (const { at, share } of choices) {
    if (share >= nearlyAll) continue;
    for (const itemChange of at) if (coverage.uncovered(itemChange.change)) coverAll(builder, itemChange, coverage);
  }
}

function mostTouched(question: RowInQuestion, byItem: ChangesByItem, coverage: RowCoverage): Touched | undefined {
  if (isWordsOnly(question.texts)) return undefined;
  let best: Touched | undefined;
  for (const change of byItem.changes) {
    if (!coverage.uncovered(change)) continue;
    for (const touched of touchedAt(question, { change, texts: byItem.textsOf(change), whole: true }))
      if (touched.amount >= surelyAbout && touched.amount > (best?.amount ?? 0)) best = touched;
  }
  return best;
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
    if (builder) coverAll(builder, { change, texts: [item], whole: true }, coverage);
  }
}

function coverQuoted(builder: RowBuilder, { itemChange, item }: Touched, coverage: RowCoverage): void {
  const { change } = itemChange;
  const { texts } = builder.question;
  if (!item || change.kind !== 'field') {
    coverAll(builder, itemChange.whole || !item ? itemChange : { ...itemChange, texts: [item] }, coverage);
    return;
  }
  // A row does not quote the source of a diagram, and a row about a removed box does not quote the others.
  if (item.isPicture || (change.detail.kind === 'boxes' && (texts.after.statements.has('removed') || texts.after.statements.has('nothing'))))
    coverage.coverItem(change, item);
  else coverage.coverSpans(change, item, rowEvidence(texts, item, true).quoted);
  addItems(builder, change, [item]);
}

function coverAll(builder: RowBuilder, itemChange: ItemChange, coverage: RowCoverage): void {
  if (itemChange.whole) {
    coverage.coverWhole(itemChange.change);
    builder.covered.set(itemChange.change, 'whole');
    return;
  }
  for (const item of itemChange.texts) coverage.coverItem(itemChange.change, item);
  addItems(builder, itemChange.change, itemChange.texts);
}

function addItems({ covered }: RowBuilder, change: Change, items: readonly ItemTexts[]): void {
  const known = covered.get(change);
  if (known === 'whole') return;
  covered.set(change, new Set([...(known ?? []), ...items]));
}

function settle({ row, question, choices, covered, isDrafted }: RowBuilder, byItem: ChangesByItem): RowMatch {
  const changes = [...covered].map(([change, what]) => ({ change, items: what === 'whole' ? [change.key] : [...what].map(({ key }) => key) }));
  const items = [...covered].flatMap(([change, what]) => (what === 'whole' ? byItem.textsOf(change) : [...what]));
  const missing = isDrafted ? [] : missingQuotes(question.texts, items);
  const inWords = choices.some(
    ({ at, touched }) =>
      touched.length > 0 && at.some((itemChange) => covered.has(itemChange.change) && !touched.some((each) => each.itemChange.change === itemChange.change)),
  );
  const named = choices.flatMap(({ candidate }) => (candidate ? [candidate.node.name] : []));
  return { row, changes, texts: inWords ? 'described' : judgeTexts(question.texts, items, missing), missing, named };
}
