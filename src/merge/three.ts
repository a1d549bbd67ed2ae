import { equalData } from '../core/equal.js';
import type { Path } from '../load/read/source.js';

/** The two sides of a merge: OURS and THEIRS in git's words. */
export type MergeSide = 'ours' | 'theirs';
/** The three documents of a merge. `base` is the state from which both sides started. */
export type MergeRole = 'base' | MergeSide;

/** The texts of three documents, a byte order mark included. */
export type MergedTexts = Readonly<Record<MergeRole, string>>;

/** A value of one document, with its path there. Positions in lists differ from document to document. */
export interface PlacedValue {
  readonly data: unknown;
  readonly path: Path;
}

/** One value in all three documents. Undefined where a document does not have it. */
export interface Three {
  readonly base?: PlacedValue | undefined;
  readonly ours?: PlacedValue | undefined;
  readonly theirs?: PlacedValue | undefined;
  /** True for an entry of a list. Added on both sides in different words it is a conflict as a whole. */
  readonly entry?: boolean;
}

export type DataMap = Readonly<Record<string, unknown>>;

/** Returns the kind of a value. An absent value counts as a scalar. */
export function kindOf(value: unknown): 'map' | 'list' | 'scalar' {
  return Array.isArray(value) ? 'list' : typeof value === 'object' && value !== null ? 'map' : 'scalar';
}

/** True if two values are the same, or both absent. */
export function sameValue(one: PlacedValue | undefined, other: PlacedValue | undefined): boolean {
  return one === undefined || other === undefined ? one === other : equalData(one.data, other.data);
}

/** True if two values print alike: the same, or each empty or absent. */
export function alikeValue(one: PlacedValue | undefined, other: PlacedValue | undefined): boolean {
  return equalData(one?.data ?? null, other?.data ?? null);
}
