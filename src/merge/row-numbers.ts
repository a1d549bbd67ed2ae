import { findValue, textNodes } from '../load/edit/edit-nodes.js';
import { declarationKeys, declarationsKey } from '../forms/internal-keys.js';
import { parseSource } from '../load/read/parse-source.js';
import type { Source } from '../load/read/source.js';
import { childrenOf, decide } from './decide.js';
import type { MergeRules } from './decide.js';
import type { DataMap, MergeRole, PlacedValue } from './three.js';
import { kindOf } from './three.js';

type Sources = Readonly<Record<MergeRole, Source>>;

/**
 * Writes the row numbers of 変更の説明 (行) of three documents as the numbers that the rows get in the merged table. A row that the merge
 * leaves out keeps its number. Without this a declaration of theirs would speak of a row of ours.
 */
export function mergedRowNumbers(sources: Sources, listKey: string, rules: MergeRules): Sources {
  const list = (role: MergeRole): PlacedValue | undefined => {
    const data = (sources[role].data ?? {}) as DataMap;
    const value = Object.hasOwn(data, listKey) ? data[listKey] : undefined;
    return kindOf(value) === 'list' ? { data: value, path: [listKey] } : { data: [], path: [listKey] };
  };
  const { children } = childrenOf({ base: list('base'), ours: list('ours'), theirs: list('theirs') }, rules);
  const numbers: Record<MergeRole, Map<number, number>> = { base: new Map(), ours: new Map(), theirs: new Map() };
  let next = 1;
  for (const { three, at } of children) {
    const decision = decide(three, rules);
    const stays = decision.kind !== 'take' || three[decision.side] !== undefined;
    for (const role of ['base', 'ours', 'theirs'] as const) if (at[role] !== undefined && stays) numbers[role].set(at[role] + 1, next);
    if (stays) next++;
  }
  return { base: renumbered(sources.base, numbers.base), ours: renumbered(sources.ours, numbers.ours), theirs: renumbered(sources.theirs, numbers.theirs) };
}

/** Replaces the row numbers in a document's declarations. The very same document if none changes. */
function renumbered(source: Source, numbers: ReadonlyMap<number, number>): Source {
  const declared: unknown = ((source.data ?? {}) as DataMap)[declarationsKey];
  if (!Array.isArray(declared)) return source;
  const root = textNodes(source.text, source.tree);
  const splices: { readonly start: number; readonly end: number; readonly number: number }[] = [];
  for (const [entry, value] of (declared as readonly unknown[]).entries()) {
    const rows: unknown = kindOf(value) === 'map' ? (value as DataMap)[declarationKeys.rows] : undefined;
    if (!Array.isArray(rows)) continue;
    for (const [at, row] of (rows as readonly unknown[]).entries()) {
      const number = typeof row === 'number' ? numbers.get(row) : undefined;
      const found = root && number !== row ? findValue(root, [declarationsKey, entry, declarationKeys.rows, at]) : undefined;
      if (found && number !== undefined) splices.push({ start: found.value.start, end: found.value.end, number });
    }
  }
  if (splices.length === 0) return source;
  let text = '';
  let at = 0;
  for (const { start, end, number } of splices.sort((a, b) => a.start - b.start)) {
    text += source.text.slice(at, start) + String(number);
    at = end;
  }
  return parseSource(source.file, text + source.text.slice(at));
}
