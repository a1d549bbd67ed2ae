import { closenessOf } from '../classify/facts/item-scope.js';
import type { ItemScope } from '../classify/facts/item-scope.js';
import { changedWords } from '../classify/facts/explained-change.js';
import type { ScopeReader } from '../classify/facts/read-scopes.js';
import { usedReplacements } from '../classify/facts/replaced-text.js';
import { foldForm } from '../core/fold-form.js';
import type { Change } from '../diff/changes/change.js';
import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import { isBlank, valueAt } from '../model/value-at.js';
import type { WordPair } from './plan-replacement.js';

/** The items and words that 変更の説明 names already, filled in or not. `readDeclarations` drops an entry without a ground or day. */
export interface StatedDeclarations {
  /** True if an entry names the item of the change, or its 置換 explain the whole change. */
  readonly covers: (change: Change) => boolean;
  readonly hasPair: (pair: WordPair) => boolean;
}

/** Reads what 変更の説明 of a document names. */
export function statedDeclarations(data: unknown, reader: ScopeReader): StatedDeclarations {
  const written = valueAt(data, [declarationsKey]);
  const scopes: ItemScope[] = [];
  const pairs: WordPair[] = [];
  for (const [index, entry] of (Array.isArray(written) ? written : []).entries() as Iterable<[number, unknown]>) {
    const replacements = valueAt(entry, [keys.replacements]);
    for (const pair of Array.isArray(replacements) ? (replacements as unknown[]) : [])
      pairs.push({ former: foldedAt(pair, keys.former), now: foldedAt(pair, keys.now) });
    // An entry with 置換 is about the words alone.
    if (isBlank(replacements)) for (const scope of reader.read(valueAt(entry, [keys.items]), [declarationsKey, index]).scopes ?? []) scopes.push(scope);
  }
  const usable = pairs.filter(({ former, now }) => former !== '' && now !== '');
  return {
    covers: (change) => closenessOf(change, scopes) !== undefined || isExplained(change, usable),
    hasPair: ({ former, now }) => usable.some((pair) => pair.former === foldForm(former) && pair.now === foldForm(now)),
  };
}

function isExplained(change: Change, pairs: readonly WordPair[]): boolean {
  if (pairs.length === 0) return false;
  const words = (changedWords(change) ?? [])
    .map(([before, after]) => [foldForm(before), foldForm(after)] as const)
    .filter(([before, after]) => before !== after);
  return words.length > 0 && words.every(([before, after]) => usedReplacements(before, after, pairs));
}

function foldedAt(pair: unknown, key: string): string {
  const value = valueAt(pair, [key]);
  return typeof value === 'string' ? foldForm(value).trim() : '';
}
