import { declarationKeys, declarationsKey } from '../forms/internal-keys.js';
import { editSource } from '../load/edit/edit-source.js';
import type { YamlEdit } from '../load/edit/edit.js';
import type { Path, Source } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { itemFinder } from '../names/find-item.js';
import type { ItemFinder } from '../names/find-item.js';
import { valueAt } from '../model/value-at.js';
import { kindOf } from './three.js';
import type { DataMap, MergeSide } from './three.js';

/** A document with the items that its names can mean. */
export interface NamedDocument {
  readonly source: Source;
  readonly assessment: Assessment;
}

export interface DeclaredNames {
  readonly source: Source;
  /** Names of 変更の説明 that were written anew, because the merge renumbered the entry that they mean. */
  readonly renamed: readonly { readonly before: string; readonly after: string }[];
  /** Names that mean another entry than before, and could not be written anew. */
  readonly unclear: readonly string[];
}

/**
 * Writes the names of items in 変更の説明 anew where the merge renumbered an entry: 「委託事項３」 of one side is 委託事項４ once the other side put
 * an entry before it. Otherwise the declaration would be about another entry.
 */
export function renamedDeclarations(merged: NamedDocument, sides: Readonly<Record<MergeSide, NamedDocument>>): DeclaredNames {
  const names = declaredNames(merged.source.data);
  if (names.length === 0) return { source: merged.source, renamed: [], unclear: [] };
  const known = {
    ours: new Set(declaredNames(sides.ours.source.data).map(({ name }) => name)),
    theirs: new Set(declaredNames(sides.theirs.source.data).map(({ name }) => name)),
  };
  const finders = { ours: itemFinder(sides.ours.assessment), theirs: itemFinder(sides.theirs.assessment), merged: itemFinder(merged.assessment) };
  const edits: YamlEdit[] = [];
  const renamed: { before: string; after: string }[] = [];
  const unclear: string[] = [];
  for (const { name, path } of names) {
    const now = meaning(name, finders.merged);
    const meant = (['ours', 'theirs'] as const).filter((side) => known[side].has(name)).map((side) => meaning(name, finders[side]));
    if (meant.length === 0 || meant.some((each) => each === now)) continue;
    const [key] = meant;
    const wanted = key !== undefined && meant.every((each) => each === key) ? nameOf(key, finders.merged) : undefined;
    if (wanted === undefined) {
      // What nobody could read before is no worse now.
      if (meant.some((each) => each !== undefined)) unclear.push(name);
      continue;
    }
    edits.push({ kind: 'value', path, value: wanted });
    renamed.push({ before: name, after: wanted });
  }
  const source = edits.length === 0 ? merged.source : editSource(merged.source, edits);
  return source ? { source, renamed, unclear } : { source: merged.source, renamed: [], unclear: [...unclear, ...renamed.map(({ before }) => before)] };
}

function declaredNames(data: unknown): readonly { readonly name: string; readonly path: Path }[] {
  const list = valueAt(data, [declarationsKey]);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown, index) => {
    const items: unknown = kindOf(entry) === 'map' ? (entry as DataMap)[declarationKeys.items] : undefined;
    const path: Path = [declarationsKey, index, declarationKeys.items];
    if (typeof items === 'string') return [{ name: items, path }];
    return Array.isArray(items) ? items.flatMap((name: unknown, at) => (typeof name === 'string' ? [{ name, path: [...path, at] }] : [])) : [];
  });
}

/** Returns the keys of the items that a name means. Undefined if it means none or several. */
function meaning(name: string, finder: ItemFinder): string | undefined {
  const found = finder.resolve(name);
  return found.kind === 'found' ? found.paths.map((path) => finder.keyOf(path)).join('\n') : undefined;
}

function nameOf(key: string, finder: ItemFinder): string | undefined {
  return finder.places.find(({ paths }) => paths.map((path) => finder.keyOf(path)).join('\n') === key)?.name;
}
