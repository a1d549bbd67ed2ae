import { foldForm } from '../../core/fold-form.js';
import { sideOf } from '../../diff/changes/change.js';
import type { Change, EntryChange } from '../../diff/changes/change.js';
import type { ChangeRow } from '../../model/assessment.js';
import { officialLabels } from '../../model/item-name.js';
import type { ItemChange } from './changes-by-item.js';
import { saysAll } from './choose-item.js';
import type { Choice, RowInQuestion, Touched } from './choose-item.js';
import type { ItemTexts } from './item-texts.js';
import type { RowCoverage } from './row-coverage.js';
import { rowEvidence } from './row-evidence.js';
import { merge } from './spans.js';
import type { CellTexts, RowTexts } from './row-texts.js';

/** A row, and the changes found for it so far. */
export interface RowBuilder {
  readonly row: ChangeRow;
  readonly question: RowInQuestion;
  readonly choices: readonly Choice[];
  /** Covered changes: all of the change, or some of its items. */
  readonly covered: Map<Change, Set<ItemTexts> | 'whole'>;
  /** Added or removed entries that it names without telling of all that is in them. */
  readonly entries: Set<Change>;
  /** True if its cells equal those of a drafted row. */
  isDrafted: boolean;
}

/** Covers what a row quotes of a change at one of its items. */
export function coverQuoted(builder: RowBuilder, { itemChange, item }: Touched, coverage: RowCoverage): void {
  const { change } = itemChange;
  const { texts } = builder.question;
  if (!item && change.kind === 'entry' && !saysAll(texts)) {
    coverName(builder, itemChange, change, coverage);
    return;
  }
  if (!item || change.kind === 'move') {
    coverAll(builder, itemChange, coverage);
    return;
  }
  // A row does not quote the source of a diagram, and a row about a removed box does not quote the others.
  if (
    item.isPicture ||
    (change.kind === 'field' && change.detail.kind === 'boxes' && (texts.after.statements.has('removed') || texts.after.statements.has('nothing')))
  )
    coverage.coverItem(change, item);
  else coverage.coverSpans(change, item, rowEvidence(texts, item, true).quoted);
  addItems(builder, change, [item]);
}

/**
 * Covers insertions in a sentence that the row quotes from the old version, if what it quotes from the new one is nowhere there: the
 * row was written before the last edit. Removals the other way round.
 */
export function coverOutdated(builder: RowBuilder, change: Change, item: ItemTexts, coverage: RowCoverage): void {
  const { quoted, missing } = rowEvidence(builder.question.texts, item, true);
  for (const [side, other] of [
    ['before', 'after'],
    ['after', 'before'],
  ] as const) {
    const { quotes } = builder.question.texts[other];
    if (quotes.length === 0 || missing.filter((each) => each.side === other).length < quotes.length) continue;
    const inside = item.differences.filter(({ point }) => point !== undefined && quoted[side].some(({ from, to }) => from < point && point < to));
    const spans = inside.flatMap((difference) => difference[other] ?? []);
    if (spans.length === 0) continue;
    coverage.coverSpans(change, item, { ...quoted, [other]: merge(spans) });
    addItems(builder, change, [item]);
  }
}

/** Covers the name of an entry that the row names, and what else it quotes of it. */
function coverName(builder: RowBuilder, { texts }: ItemChange, change: EntryChange, coverage: RowCoverage): void {
  builder.covered.set(change, 'whole');
  builder.entries.add(change);
  const { called, labels } = sideOf(change);
  const name = officialLabels(labels).at(-1);
  const others = withoutQuote(builder.question.texts, foldForm(called));
  for (const item of texts) {
    if (item.label === name) coverage.coverItem(change, item);
    else coverage.coverSpans(change, item, rowEvidence(others, item, true).quoted);
  }
}

/** Leaves out a quote: that of the name of an entry is no quote of another item with the same text. */
function withoutQuote({ before, after }: RowTexts, folded: string): RowTexts {
  const without = (cell: CellTexts): CellTexts => ({ ...cell, quotes: cell.quotes.filter(({ forms }) => !forms.includes(folded)) });
  return { before: without(before), after: without(after) };
}

/** Covers a change as far as it concerns the item. */
export function coverAll(builder: RowBuilder, itemChange: ItemChange, coverage: RowCoverage): void {
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

/**
 * Covers the rest of an added or removed entry for the row that names it (「委託事項３」, 通知の発送), unless other rows tell of its items
 * one by one: then each covers its own.
 */
export function coverNamedEntries(builders: readonly RowBuilder[], coverage: RowCoverage): void {
  for (const builder of builders) {
    for (const change of builder.entries) {
      const inParts = builders.some((other) => other !== builder && other.covered.has(change) && !other.entries.has(change));
      if (!inParts) coverage.coverWhole(change);
    }
  }
}
