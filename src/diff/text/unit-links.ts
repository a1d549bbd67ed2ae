import type { Span } from '../../core/span.js';
import { cutEdit } from './edit.js';
import type { Sides } from '../../core/side.js';
import type { Link } from '../align/heaviest-chain.js';
import { bagOf, common, gist, sameBeginning } from './similarity.js';
import type { Bag } from './similarity.js';

/** From here on two units are one that was changed; below, one went and another came. */
const similar = 0.4;
/** A unit that lies almost whole in a longer one is a part of it: of one that was split, cut short or carried on. */
const contained = 0.8;
/** … if there is enough of it to tell. */
const enoughToTell = 5;
/** Up to so many pairs of units all are compared; beyond, only units that share a rare pair of characters. */
const compareAll = 2_500;
/** What occurs in more units than this says little about which two belong together. */
const rare = 3;
/**
 * Units that begin with so many characters alike may be one that was rewritten; and of two equally similar ones the one that
 * begins alike is taken, as the first cell of a row names it.
 */
const headLength = 8;

/** A paragraph or sentence with what is needed to compare it. */
export interface TextUnit {
  readonly span: Span;
  readonly said: string;
  readonly bag: Bag;
}

/** The units of a text, ready to be compared. */
export function knownUnits(text: string, units: readonly Span[]): TextUnit[] {
  return units.map((span) => {
    const said = gist(cutEdit(text, span));
    return { span, said, bag: bagOf(said) };
  });
}

/** All pairs of units that may be the same one changed, in order. */
export function unitLinks({ before, after }: Sides<readonly TextUnit[]>): Link[] {
  const found: Link[] = [];
  const candidates = before.length * after.length > compareAll ? sharingRarePairs({ before, after }) : undefined;
  const everything = after.map((_, index) => index);
  for (const [index, one] of before.entries()) {
    const partners = candidates ? [...(candidates.get(index) ?? [])].sort((a, b) => a - b) : everything;
    for (const partner of partners) {
      const other = after[partner];
      if (other && one.bag.length > 0 && other.bag.length > 0) {
        const weight = unitLikeness(one, other);
        if (weight > 0) found.push({ before: index, after: partner, weight });
      }
    }
  }
  return found;
}

/** 0 for two units that are not the same one changed. */
function unitLikeness(one: TextUnit, other: TextUnit): number {
  const same = common(one.bag, other.bag);
  const dice = (2 * same) / (one.bag.length + other.bag.length);
  const head = sameBeginning(one.said, other.said, headLength);
  const isPart = same >= enoughToTell && same >= contained * Math.min(one.bag.length, other.bag.length);
  return dice >= similar || isPart || head === headLength ? same * dice + head / (2 * headLength) : 0;
}

function sharingRarePairs(units: Sides<readonly TextUnit[]>): Map<number, Set<number>> {
  const places = [units.before, units.after].map((side) => {
    const found = new Map<number, number[]>();
    side.forEach(({ bag }, index) => {
      for (const pair of bag) {
        const holders = found.get(pair);
        if (!holders) found.set(pair, [index]);
        else if (holders.length <= rare && holders.at(-1) !== index) holders.push(index);
      }
    });
    return found;
  });
  const candidates = new Map<number, Set<number>>();
  for (const [pair, before] of places[0] ?? []) {
    const after = places[1]?.get(pair);
    if (!after || before.length > rare || after.length > rare) continue;
    for (const unit of before) {
      const partners = candidates.get(unit) ?? new Set();
      candidates.set(unit, partners);
      for (const partner of after) partners.add(partner);
    }
  }
  // Lists in which every line is like every other: the first may be the first, the last the last.
  const longer = units.after.length - units.before.length;
  for (const unit of units.before.keys()) candidates.set(unit, (candidates.get(unit) ?? new Set()).add(unit).add(unit + longer));
  return candidates;
}
