import { append } from '../../core/long-lists.js';
import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import type { ChangesByItem } from './changes-by-item.js';
import type { Difference, ItemTexts } from './item-texts.js';
import { hasRow } from '../rows/needs-row.js';
import type { Quoted } from './row-evidence.js';
import { quotedFrom } from './side-text.js';
import type { SideText } from './side-text.js';
import { overlapping, spansLength, merge, uncovered } from './spans.js';
import type { Merged, FoldedSpan } from './spans.js';

/** Record of the changes of a step that rows cover. */
export interface RowCoverage {
  /** Records that a row covers the whole change. */
  coverWhole(change: Change): void;
  /** Records that a row covers all of one item. */
  coverItem(change: Change, item: ItemTexts): void;
  /** Records the spans of one item that a row quotes. */
  coverSpans(change: Change, item: ItemTexts, quoted: Quoted): void;
  /** Returns the parts of a change that no row covers. Undefined if all are covered, or no row is needed. */
  uncovered(change: Change): UncoveredChange | undefined;
}

/** A change that rows cover only in part, or not at all. */
export interface UncoveredChange {
  readonly change: Change;
  /** Uncovered texts, if rows cover others. Empty if no row covers any part of the change. */
  readonly texts: readonly UncoveredText[];
}

export interface UncoveredText {
  readonly key: ItemKey;
  /** Last label of the item's official name. */
  readonly label: string;
  /** Version that holds the texts; before: only the old one does. */
  readonly side: 'before' | 'after';
  /** Texts as written, each once. */
  readonly lines: readonly string[];
}

/** Most UTF-16 units of a long edit that a row may leave out: tables slip in a letter. */
const slip = 2;
/** Shortest long edit, in folded UTF-16 units. */
const longEdit = 10;

interface CoveredItem {
  whole: boolean;
  readonly before: FoldedSpan[];
  readonly after: FoldedSpan[];
}

interface CoveredParts {
  whole: boolean;
  readonly items: Map<ItemTexts, CoveredItem>;
}

/** Returns an empty record for the changes of a diff. */
export function rowCoverage(diff: AssessmentDiff, byItem: ChangesByItem): RowCoverage {
  const covered = new Map<Change, CoveredParts>();
  const of = (change: Change): CoveredParts => {
    const known = covered.get(change) ?? { whole: false, items: new Map() };
    covered.set(change, known);
    return known;
  };
  const ofItem = (change: Change, item: ItemTexts): CoveredItem => {
    const { items } = of(change);
    const known = items.get(item) ?? { whole: false, before: [], after: [] };
    items.set(item, known);
    return known;
  };
  return {
    coverWhole: (change) => {
      of(change).whole = true;
    },
    coverItem: (change, item) => {
      ofItem(change, item).whole = true;
    },
    coverSpans: (change, item, quoted) => {
      const known = ofItem(change, item);
      append(known.before, quoted.before);
      append(known.after, quoted.after);
    },
    uncovered: (change) => {
      const known = covered.get(change);
      if (known?.whole === true || !needsRow(change, diff, byItem)) return undefined;
      if (!known) return { change, texts: [] };
      const items = byItem.textsOf(change);
      const texts = items.flatMap((item) => untoldTexts(item, known.items.get(item)));
      return texts.length === 0 ? undefined : { change, texts };
    },
  };
}

/** True if a row must cover the change. Changes of the cover, new numbers that follow from other changes, and numbers of 件 that follow from entries need none. */
function needsRow(change: Change, diff: AssessmentDiff, byItem: ChangesByItem): boolean {
  if (!hasRow(change, diff)) return false;
  if (change.kind === 'move') return change.what === 'reordered';
  if (change.kind === 'entry') return true;
  const differences = byItem.textsOf(change).flatMap((item) => item.differences);
  return differences.length === 0 || differences.some(({ optional }) => !optional);
}

function untoldTexts(item: ItemTexts, covered: CoveredItem | undefined): readonly UncoveredText[] {
  if (covered?.whole === true) return [];
  const quoted: Quoted = { before: merge(covered?.before ?? []), after: merge(covered?.after ?? []) };
  const texts = { before: new Set<string>(), after: new Set<string>() };
  for (const difference of item.differences) {
    const left = difference.optional ? undefined : leftOf(difference, item, quoted);
    if (!left) continue;
    for (const stretch of left.stretches) for (const line of quotedFrom(item[left.side], stretch)) texts[left.side].add(line);
  }
  return (['after', 'before'] as const).flatMap((side) =>
    texts[side].size === 0 ? [] : [{ key: item.key, label: item.label, side, lines: [...texts[side]] }],
  );
}

/**
 * Returns the parts of an edit that no row quotes. Undefined if the edit is covered: if a side is quoted whole, and of the other side
 * no whole line is left out beside lines that are quoted.
 */
function leftOf(
  difference: Difference,
  item: ItemTexts,
  quoted: Quoted,
): { readonly side: 'before' | 'after'; readonly stretches: readonly FoldedSpan[] } | undefined {
  const sides = (['after', 'before'] as const).flatMap((side) => {
    const stretch = difference[side];
    return stretch ? [{ side, stretches: rest(stretch, quoted[side], item[side]) }] : [];
  });
  if (!sides.some(({ stretches }) => stretches.length === 0)) return sides[0];
  return sides.flatMap(({ side, stretches }) => {
    const lines = isQuotedIn(difference[side], quoted[side]) ? stretches.filter((each) => holdsLine(item[side], each)) : [];
    return lines.length === 0 ? [] : [{ side, stretches: lines }];
  })[0];
}

function isQuotedIn(stretch: FoldedSpan | undefined, quoted: Merged): boolean {
  return stretch !== undefined && overlapping([stretch], quoted).length > 0;
}

/** True if a span holds a whole line that says something. */
function holdsLine({ folded, lines }: SideText, { from, to }: FoldedSpan): boolean {
  return lines.some((line) => line.from >= from && line.to <= to && meaningful.test(folded.slice(line.from, line.to)));
}

function rest(stretch: FoldedSpan, quoted: Merged, side: SideText): readonly FoldedSpan[] {
  const left = uncovered(stretch, quoted).filter((each) => !isTrifle(side, each, stretch));
  return spansLength(left) <= slip && stretch.to - stretch.from >= longEdit ? [] : left;
}

/** Letters, numbers, and marks that are an answer by themselves: 「○」 for 「×」, 「＋」 for 「±」. Other marks only separate texts. */
const meaningful = /[\p{L}\p{N}]|(?![<>|~=^`])\p{S}/u;

/**
 * True if a span holds only separating marks: a row that leaves out a bracket or a point still covers the edit. So does one that
 * leaves out the ○ before a heading.
 */
function isTrifle({ folded, lines }: SideText, { from, to }: FoldedSpan, whole: FoldedSpan): boolean {
  const left = folded.slice(from, to);
  if (!meaningful.test(left)) return true;
  return to - from < whole.to - whole.from && !/[\p{L}\p{N}]/u.test(left) && lines.some((line) => line.from === from && line.to > to);
}
