import type { AssessmentDiff, Change } from '../../diff/changes/change.js';
import type { ItemKey } from '../../model/item-key.js';
import type { ChangedPlaces } from './changes-by-item.js';
import type { Facet, ItemTexts } from './item-texts.js';
import { hasRow } from '../phrase/phrase-rows.js';
import type { Quoted } from './row-evidence.js';
import { writtenAt } from './side-text.js';
import type { SideText } from './side-text.js';
import { lengthOf, merge, uncovered } from './spans.js';
import type { Merged, Stretch } from './spans.js';

/** What rows have told of the changes of a step so far. */
export interface RowCoverage {
  /** A row tells of the whole change. */
  tellWhole(change: Change): void;
  /** A row tells of everything that one item says. */
  tellItem(change: Change, item: ItemTexts): void;
  /** A row quotes stretches of one item. */
  tellStretches(change: Change, item: ItemTexts, quoted: Quoted): void;
  /** What no row tells of; undefined when nothing is left, or no row is needed. */
  untold(change: Change): UntoldChange | undefined;
}

/** A change, or what is left of it, of which no row tells. */
export interface UntoldChange {
  readonly change: Change;
  /** The texts of which no row tells, where rows tell of others; empty: no row tells of any of it. */
  readonly texts: readonly UntoldText[];
}

export interface UntoldText {
  readonly key: ItemKey;
  /** The last step of the item's official name. */
  readonly label: string;
  /** removed: it stands in the old version only. */
  readonly side: 'before' | 'after';
  /** As they are written, those that stand in one line together. */
  readonly lines: readonly string[];
}

/** Of a long edit a row may leave out this many characters: tables slip in a letter. */
const slip = 2;
const longEdit = 10;

interface ToldItem {
  whole: boolean;
  readonly before: Stretch[];
  readonly after: Stretch[];
}

interface Told {
  whole: boolean;
  readonly items: Map<ItemTexts, ToldItem>;
}

export function rowCoverage(diff: AssessmentDiff, places: ChangedPlaces): RowCoverage {
  const told = new Map<Change, Told>();
  const of = (change: Change): Told => {
    const known = told.get(change) ?? { whole: false, items: new Map() };
    told.set(change, known);
    return known;
  };
  const ofItem = (change: Change, item: ItemTexts): ToldItem => {
    const { items } = of(change);
    const known = items.get(item) ?? { whole: false, before: [], after: [] };
    items.set(item, known);
    return known;
  };
  return {
    tellWhole: (change) => {
      of(change).whole = true;
    },
    tellItem: (change, item) => {
      ofItem(change, item).whole = true;
    },
    tellStretches: (change, item, quoted) => {
      const known = ofItem(change, item);
      known.before.push(...quoted.before);
      known.after.push(...quoted.after);
    },
    untold: (change) => {
      const known = told.get(change);
      if (known?.whole === true || !needsRow(change, diff, places)) return undefined;
      if (!known) return { change, texts: [] };
      const items = places.textsOf(change);
      const texts = items.flatMap((item) => untoldTexts(item, known.items.get(item)));
      return texts.length === 0 ? undefined : { change, texts };
    },
  };
}

/** Changes of the cover, new numbers that follow from other changes, and numbers of 件 that follow from entries need no row. */
function needsRow(change: Change, diff: AssessmentDiff, places: ChangedPlaces): boolean {
  if (!hasRow(change, diff)) return false;
  if (change.kind === 'move') return change.what === 'reordered';
  if (change.kind === 'entry') return true;
  const facets = places.textsOf(change).flatMap((item) => item.facets);
  return facets.length === 0 || facets.some(({ optional }) => !optional);
}

function untoldTexts(item: ItemTexts, told: ToldItem | undefined): readonly UntoldText[] {
  if (told?.whole === true) return [];
  const quoted: Quoted = { before: merge(told?.before ?? []), after: merge(told?.after ?? []) };
  const texts = { before: new Set<string>(), after: new Set<string>() };
  for (const facet of item.facets) {
    const left = facet.optional ? undefined : leftOf(facet, item, quoted);
    if (!left) continue;
    for (const stretch of left.stretches) for (const line of writtenAt(item[left.side], stretch)) texts[left.side].add(line);
  }
  return (['after', 'before'] as const).flatMap((side) =>
    texts[side].size === 0 ? [] : [{ key: item.key, label: item.label, side, lines: [...texts[side]] }],
  );
}

/** What of an edit no row quotes: an edit is told of when either side of it is quoted. */
function leftOf(facet: Facet, item: ItemTexts, quoted: Quoted): { readonly side: 'before' | 'after'; readonly stretches: readonly Stretch[] } | undefined {
  const sides = (['after', 'before'] as const).flatMap((side) => {
    const stretch = facet[side];
    return stretch ? [{ side, stretches: rest(stretch, quoted[side], item[side]) }] : [];
  });
  return sides.some(({ stretches }) => stretches.length === 0) ? undefined : sides[0];
}

function rest(stretch: Stretch, quoted: Merged, side: SideText): readonly Stretch[] {
  const left = uncovered(stretch, quoted).filter((each) => !isTrifle(side, each, stretch));
  return lengthOf(left) <= slip && stretch.to - stretch.from >= longEdit ? [] : left;
}

/** Letters, numbers, and marks that are an answer by themselves: 「○」 for 「×」, 「＋」 for 「±」. The others set off what is said. */
const telling = /[\p{L}\p{N}]|(?![<>|~=^`])\p{S}/u;

/**
 * True when nothing but marks is left of a stretch: a table that leaves out a bracket or a point tells of it all the same, and so
 * does one that leaves out the ○ before a heading.
 */
function isTrifle({ folded, lines }: SideText, { from, to }: Stretch, whole: Stretch): boolean {
  const left = folded.slice(from, to);
  if (!telling.test(left)) return true;
  return to - from < whole.to - whole.from && !/[\p{L}\p{N}]/u.test(left) && lines.some((line) => line.from === from && line.to > to);
}
