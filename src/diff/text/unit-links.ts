import type { Span } from '../../core/span.js';
import { spanText } from './edit.js';
import type { Sides } from '../../core/side.js';
import type { Link } from '../align/heaviest-chain.js';
import { bagOf, common, gist, sameBeginning } from './similarity.js';
import type { Bag } from './similarity.js';

/** Lowest similarity (0 to 1) at which two units count as one edited unit. Below it the diff shows a removal and an addition. */
const similar = 0.4;
/** Least share (0 to 1) of a unit that a longer one must hold. Then it is a part of one that was split, cut short or carried on. */
const contained = 0.8;
/** Fewest pairs of characters in common for a unit to be a part of another. */
const enoughToTell = 5;
/** Most pairs of units that are all compared. Beyond it, only units that share a rare pair of characters are. */
const compareAll = 2_500;
/** Most units of a text in which a pair of characters counts as rare. A more frequent pair hardly shows which two belong together. */
const rare = 3;
/**
 * Length of an equal beginning, in UTF-16 units, at which two units may be one that was rewritten. Of two equally similar units the
 * one that begins alike is taken, as the first cell of a row names it.
 */
const headLength = 8;

/** A paragraph or sentence, ready to be compared. */
export interface TextUnit {
  readonly span: Span;
  readonly gist: string;
  readonly bag: Bag;
}

/** Reads the units of a text for {@link unitLinks}. */
export function knownUnits(text: string, units: readonly Span[]): TextUnit[] {
  return units.map((span) => {
    const plain = gist(spanText(text, span));
    return { span, gist: plain, bag: bagOf(plain) };
  });
}

/**
 * Returns all pairs of units that may be one edited unit, in order.
 * @example unitLinks({ before: knownUnits('申請書を受け付ける。', [{ start: 0, end: 10 }]), after: knownUnits('届出書を受け付ける。', [{ start: 0, end: 10 }]) }).length → 1
 * @example unitLinks({ before: knownUnits('申請書を受け付ける。', [{ start: 0, end: 10 }]), after: knownUnits('名簿を施錠して保管する。', [{ start: 0, end: 12 }]) }).length → 0
 * @example unitLinks({ before: knownUnits('申請書を受け付ける。', [{ start: 0, end: 10 }]), after: knownUnits('窓口で申請書を受け付ける。郵送された申請書は担当課に回付する。本人確認は二人で行う。', [{ start: 0, end: 42 }]) }).length → 1
 * @example unitLinks({ before: knownUnits('氏名', [{ start: 0, end: 2 }]), after: knownUnits('窓口で申請書の氏名を確認し、本人確認を行う。', [{ start: 0, end: 22 }]) }).length → 0
 * @example unitLinks({ before: knownUnits('特定個人情報ファイルの取扱い', [{ start: 0, end: 14 }]), after: knownUnits('特定個人情報ファイルを扱う職員の範囲を二年ごとに見直し、公表する。', [{ start: 0, end: 33 }]) }).length → 1
 * @example unitLinks({ before: knownUnits('特定個人情報ファイルを扱う職員', [{ start: 0, end: 15 }]), after: knownUnits('特定個人情報保護評価の実施時期', [{ start: 0, end: 15 }]) }).length → 0
 */
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

/** Returns the weight of a pair. 0 for two units that are not one edited unit. */
function unitLikeness(one: TextUnit, other: TextUnit): number {
  const same = common(one.bag, other.bag);
  const dice = (2 * same) / (one.bag.length + other.bag.length);
  const head = sameBeginning(one.gist, other.gist, headLength);
  const isPart = same >= enoughToTell && same >= contained * Math.min(one.bag.length, other.bag.length);
  return dice >= similar || isPart || head === headLength ? same * dice + head / (2 * headLength) : 0;
}

function sharingRarePairs(units: Sides<readonly TextUnit[]>): Map<number, Set<number>> {
  const holdersByPair = [units.before, units.after].map((side) => {
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
  for (const [pair, before] of holdersByPair[0] ?? []) {
    const after = holdersByPair[1]?.get(pair);
    if (!after || before.length > rare || after.length > rare) continue;
    for (const unit of before) {
      const partners = candidates.get(unit) ?? new Set();
      candidates.set(unit, partners);
      for (const partner of after) partners.add(partner);
    }
  }
  // In a list of lines that are all alike the first may be the first, and the last the last.
  const longer = units.after.length - units.before.length;
  for (const unit of units.before.keys()) candidates.set(unit, (candidates.get(unit) ?? new Set()).add(unit).add(unit + longer));
  return candidates;
}
