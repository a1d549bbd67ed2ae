import { childrenOf, decide } from './decide.js';
import type { ConflictKind, MergeRules } from './decide.js';
import { equalData } from '../core/equal.js';
import type { Path } from '../load/read/source.js';
import { kindOf } from './three.js';
import type { DataMap, MergeSide, PlacedValue, Three } from './three.js';

/** What became of one item, for the report. */
export interface MergeEvent {
  /** `ours` and `theirs`: one side changed it. `both`: both in the same words. `lines`: both, in other lines. `amend`: a row that `amend` makes anew. */
  readonly kind: MergeSide | 'both' | 'lines' | 'amend' | 'conflict';
  readonly act: 'changed' | 'added' | 'removed' | 'moved';
  readonly why?: ConflictKind;
  /** A document that has the item, and its path there. */
  readonly at: { readonly role: 'base' | MergeSide; readonly path: Path };
}

/** The value of a merge with every conflict settled for one side, and what became of each item. */
export interface MergedData {
  readonly data: unknown;
  readonly events: readonly MergeEvent[];
}

/** A missing value. */
const absent = Symbol('absent');

/** Merges the values of three documents. It makes no text: the text of a merge must read as this value. */
export function mergedData(three: Three, rules: MergeRules, resolve: MergeSide): MergedData {
  const events: MergeEvent[] = [];
  const data = merge(three, { rules, resolve, events });
  return { data: data === absent ? null : data, events };
}

interface Merging {
  readonly rules: MergeRules;
  readonly resolve: MergeSide;
  readonly events: MergeEvent[];
}

function merge(three: Three, merging: Merging): unknown {
  const { base, ours, theirs } = three;
  if (base && ours && theirs && equalData(ours.data, theirs.data) && equalData(ours.data, base.data)) return ours.data;
  const decision = decide(three, merging.rules);
  if (decision.kind === 'inside' || (decision.kind === 'take' && decision.by !== 'amend' && isInside(three))) return mergeInside(three, merging);
  const tell = (kind: MergeEvent['kind'], why?: ConflictKind): void => {
    merging.events.push(eventOf(three, kind, why));
  };
  switch (decision.kind) {
    case 'take': {
      const value = three[decision.side];
      tell(decision.by === 'one' ? decision.side : decision.by);
      return value ? value.data : absent;
    }
    case 'made':
      tell('amend');
      return decision.text;
    case 'lines': {
      const clashes = decision.parts.some((part) => 'ours' in part);
      tell(clashes ? 'conflict' : 'lines', clashes ? 'words' : undefined);
      return decision.parts.flatMap((part) => ('lines' in part ? part.lines : part[merging.resolve])).join('\n');
    }
    case 'conflict':
      tell('conflict', decision.why);
      return valueOf(three[merging.resolve]);
  }
}

/** True if all three hold a map, or all three a list: then the report tells of the items inside. */
function isInside({ base, ours, theirs }: Three): boolean {
  const kinds = [base, ours, theirs].map((value) => kindOf(value?.data));
  return kinds[0] !== 'scalar' && kinds.every((kind) => kind === kinds[0]);
}

function mergeInside(three: Three, merging: Merging): unknown {
  const { children, clash, moved } = childrenOf(three, merging.rules);
  if (clash) {
    merging.events.push(eventOf(three, 'conflict', 'order'));
    return valueOf(three[merging.resolve]);
  }
  if (moved) merging.events.push({ ...eventOf(three, moved), act: 'moved' });
  const merged = children.map(({ key, three: inner }) => ({ key, value: merge(inner, merging) })).filter(({ value }) => value !== absent);
  if (kindOf(three.ours?.data) === 'list') return merged.map(({ value }) => value);
  const map: Record<string, unknown> = {};
  for (const { key, value } of merged) Object.defineProperty(map, key ?? '', { value, enumerable: true, writable: true, configurable: true });
  return map satisfies DataMap;
}

function valueOf(value: PlacedValue | undefined): unknown {
  return value ? value.data : absent;
}

function eventOf({ base, ours, theirs }: Three, kind: MergeEvent['kind'], why?: ConflictKind): MergeEvent {
  const act = !base ? 'added' : (kind === 'theirs' ? theirs : kind === 'ours' || kind === 'both' ? ours : (ours ?? theirs)) ? 'changed' : 'removed';
  const role = kind === 'theirs' && theirs ? 'theirs' : ours ? 'ours' : theirs ? 'theirs' : 'base';
  const path = (role === 'theirs' ? theirs : role === 'ours' ? ours : base)?.path ?? [];
  return { kind, act, ...(why ? { why } : {}), at: { role, path } };
}
