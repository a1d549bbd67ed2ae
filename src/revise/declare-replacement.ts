import { declarationKeys as keys, declarationsKey } from '../forms/internal-keys.js';
import type { DeclaredGround } from '../forms/internal-keys.js';
import { editSource } from '../load/edit/edit-source.js';
import type { Source } from '../load/read/source.js';
import { valueAt } from '../model/value-at.js';
import type { WordPair } from './plan-replacement.js';

/** A 置換 of 変更の説明, with the ground that it rests on. */
export interface DeclaredReplacement extends WordPair {
  readonly ground: DeclaredGround;
  /** Empty if the ground needs none beside 置換. */
  readonly reason: string;
}

/** Returns the entry of 変更の説明 that declares a replacement for the whole version. */
export function replacementEntry({ ground, reason, former, now }: DeclaredReplacement): Readonly<Record<string, unknown>> {
  return { ...(reason === '' ? {} : { [keys.reason]: reason }), [keys.ground]: ground, [keys.replacements]: [{ [keys.former]: former, [keys.now]: now }] };
}

/** True if 変更の説明 of a document holds the replacement already, under any ground. */
export function isDeclared(data: unknown, { former, now }: WordPair): boolean {
  const entries = valueAt(data, [declarationsKey]);
  return (Array.isArray(entries) ? entries : []).some((entry: unknown) => {
    const pairs = valueAt(entry, [keys.replacements]);
    return Array.isArray(pairs) && pairs.some((pair: unknown) => valueAt(pair, [keys.former]) === former && valueAt(pair, [keys.now]) === now);
  });
}

/** Adds a replacement to 変更の説明. The very same source if it is declared already; undefined if the layout does not allow it. */
export function declareReplacement(source: Source, declared: DeclaredReplacement): Source | undefined {
  if (isDeclared(source.data, declared)) return source;
  return editSource(source, [{ kind: 'append-items', path: [declarationsKey], items: [{ value: replacementEntry(declared) }] }]);
}
