import type { Span } from '../../core/span.js';
import type { Sides } from '../../core/side.js';
import type { TextPair } from './edit.js';
import { heaviestChain } from '../align/heaviest-chain.js';
import { common, merged } from './similarity.js';
import type { Bag } from './similarity.js';
import { knownUnits, unitLinks } from './unit-links.js';
import type { TextUnit } from './unit-links.js';

/** Neighbouring units that became neighbouring units of the other text, by their indexes; `end` is not in it. */
export type UnitGroup = Sides<Span>;

/** Least share (0 to 1) of a neighbour that the rest of the other side must hold. Then it is the second half of a split. */
const restShare = 0.5;
/** Most units that one unit is split into. */
const mostParts = 8;

/**
 * Pairs paragraphs or sentences that were removed with those that they became, without crossings. Takes the pairing that has most
 * in common, so that an item put into a list does not smear over its neighbours. One unit may become several, or several one.
 * @example pairUnits({ before: '申請書を受け付け、氏名を確認する。', after: '申請書を受け付ける。氏名を確認する。' }, { before: [{ start: 0, end: 17 }], after: [{ start: 0, end: 10 }, { start: 10, end: 18 }] })[0].after → { start: 0, end: 2 }
 * @example pairUnits({ before: '申請書を受け付け、氏名を確認する。', after: '申請書を受け付ける。名簿は施錠する。' }, { before: [{ start: 0, end: 17 }], after: [{ start: 0, end: 10 }, { start: 10, end: 18 }] })[0].after → { start: 0, end: 1 }
 */
export function pairUnits(texts: TextPair, units: Sides<readonly Span[]>): UnitGroup[] {
  if (units.before.length === 0 || units.after.length === 0) return [];
  if (units.before.length === 1 && units.after.length === 1) return [{ before: { start: 0, end: 1 }, after: { start: 0, end: 1 } }];
  const before = knownUnits(texts.before, units.before);
  const after = knownUnits(texts.after, units.after);
  const chain = heaviestChain(unitLinks({ before, after }));
  const groups: UnitGroup[] = [];
  for (const [index, link] of chain.entries()) {
    const last = groups.at(-1);
    const next = chain[index + 1];
    const own = { before: { start: link.before, end: link.before + 1 }, after: { start: link.after, end: link.after + 1 } };
    const room = {
      before: { start: last?.before.end ?? 0, end: next?.before ?? before.length },
      after: { start: last?.after.end ?? 0, end: next?.after ?? after.length },
    };
    const came = grown(after, own.after, room.after, together(before, own.before));
    groups.push({ before: grown(before, own.before, room.before, together(after, came)), after: came });
  }
  return withLonePairs(groups, { before, after });
}

/** Returns a span of units with the neighbours that hold the rest of the other side, and the blank ones between. */
function grown(units: readonly TextUnit[], own: Span, room: Span, whole: Bag): Span {
  let { start, end } = own;
  let bag = together(units, own);
  let same = common(whole, bag);
  const takes = (index: number): boolean => {
    const neighbour = units[index]?.bag;
    if (!neighbour || end - start >= mostParts) return false;
    const both = merged(bag, neighbour);
    const sameTogether = common(whole, both);
    if ((sameTogether - same) / neighbour.length < restShare) return false;
    bag = both;
    same = sameTogether;
    return true;
  };
  const beside = (from: number, step: 1 | -1): number => {
    let index = from;
    while (index >= room.start && index < room.end && units[index]?.bag.length === 0) index += step;
    return index;
  };
  for (let next = beside(end, 1); next < room.end && adjoin(units, end - 1, next) && takes(next); next = beside(end, 1)) end = next + 1;
  for (let next = beside(start - 1, -1); next >= room.start && adjoin(units, next, start) && takes(next); next = beside(start - 1, -1)) start = next;
  return { start, end };
}

function together(units: readonly TextUnit[], { start, end }: Span): Bag {
  return units.slice(start, end).reduce<Bag>((bag, unit) => (bag.length === 0 ? unit.bag : merged(bag, unit.bag)), new Float64Array(0));
}

/** True if no paragraph that moved lies between the two units. */
function adjoin(units: readonly TextUnit[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (units[index]?.span.end !== units[index + 1]?.span.start) return false;
  return true;
}

/** Adds a pair where just one unit was removed and just one added between two groups. Blank units don't count. */
function withLonePairs(groups: readonly UnitGroup[], units: Sides<readonly TextUnit[]>): UnitGroup[] {
  const all: UnitGroup[] = [];
  let from = { before: 0, after: 0 };
  const fill = (before: number, after: number): void => {
    const went = onlyOne(units.before, { start: from.before, end: before });
    const came = onlyOne(units.after, { start: from.after, end: after });
    if (went && came) all.push({ before: went, after: came });
  };
  for (const group of groups) {
    fill(group.before.start, group.after.start);
    all.push(group);
    from = { before: group.before.end, after: group.after.end };
  }
  fill(units.before.length, units.after.length);
  return all;
}

function onlyOne(units: readonly TextUnit[], { start, end }: Span): Span | undefined {
  let found: Span | undefined;
  for (let index = start; index < end; index++) {
    if (units[index]?.bag.length === 0) continue;
    if (found) return undefined;
    found = { start: index, end: index + 1 };
  }
  return found;
}
