import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import type { Path } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { isKeyWithin, isPathWithin, itemKey, keySteps, parseItemKey } from '../model/item-key.js';
import type { ItemKey } from '../model/item-key.js';
import { namedItems } from './named-places.js';
import type { EmptyLists, NamedItem } from './named-places.js';

/** Result of looking for the item that a text names. */
export type ItemSearch =
  | { readonly kind: 'found'; readonly name: string; readonly paths: readonly Path[] }
  /** Several items, none inside another. `names` holds one name or key for each alone. */
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** No item. `near` holds suggestions, best first. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

/** Finds the items of an assessment by the names that people write. */
export interface ItemFinder {
  readonly places: readonly NamedItem[];
  /**
   * Finds an item by its official name in any spelling, with or without its part, or by its key
   * (`基本情報/使用するシステム/#daicho/機能`). Only the key distinguishes items of one name.
   */
  resolve(written: string): ItemSearch;
  /** Returns the key of the item or entry at a path. Where the document has no field there, list positions become {@link anyId}. */
  keyOf(path: Path): ItemKey;
}

/** Longest text compared with names, in UTF-16 units. Official names are longer than keys: that of an item of a risk takes 150 characters. */
const longestName = 300;
/** Most suggestions for an unknown name. */
const mostSuggestions = 3;
/** Step of a key in place of the id of an entry that does not exist. */
export const anyId = '#（id）';

/**
 * Returns a finder of the items of an assessment. For an unknown name it suggests the items with the same last label, else the most similar name.
 * @example itemFinder({ cover: [], files: [], fields: [], parts: [{ part: {}, path: [], name: 'Ⅱ　特定個人情報の使用　⑧使用方法', body: {} }] }).resolve('Ⅱ３⑧使用方法').near → ['Ⅱ　特定個人情報の使用　⑧使用方法']
 * @example itemFinder({ cover: [], files: [], fields: [], parts: [{ part: {}, path: [], name: 'Ⅱ　特定個人情報の使用　⑧使用方法', body: {} }] }).resolve('Ⅱ３⑧使用目的').near → []
 */
export function itemFinder(assessment: Assessment, empty: EmptyLists = 'none'): ItemFinder {
  const places = namedItems(assessment, empty);
  const byName = index(places, ({ name }) => name);
  let byShort: ReturnType<typeof index> | undefined;
  const keyOf = (path: Path): ItemKey => {
    const leaf = assessment.fields.find((field) => isPathWithin(field.path, path));
    const steps = (leaf && keySteps(leaf.key).slice(0, path.length)) ?? path.map((step) => (typeof step === 'number' ? anyId : step));
    return itemKey(steps);
  };
  return {
    places,
    keyOf,
    resolve: (written) => {
      const folded = foldText(written);
      const named = byName.get(folded) ?? (byShort ??= index(places, ({ short }) => short)).get(folded);
      if (!named) return byKey(written.trim(), assessment, places) ?? { kind: 'unknown', near: nearNames(written, places) };
      const [only, another] = outermost(named);
      if (only && !another) return { kind: 'found', name: only.name, paths: only.paths };
      return { kind: 'several', names: tellApart(outermost(named), keyOf) };
    },
  };
}

function index(places: readonly NamedItem[], nameOf: (place: NamedItem) => string): ReadonlyMap<string, readonly NamedItem[]> {
  const named = new Map<string, NamedItem[]>();
  for (const place of places) {
    const key = foldText(nameOf(place));
    const known = named.get(key);
    if (known) known.push(place);
    else named.set(key, [place]);
  }
  return named;
}

/** Drops items inside an earlier one. An entry shares its name with the text beside its number, a section with its only value. */
function outermost(places: readonly NamedItem[]): readonly NamedItem[] {
  return places.filter(
    (place, at) => !places.slice(0, at).some((above) => place.paths.every((path) => above.paths.some((other) => isPathWithin(path, other)))),
  );
}

function byKey(written: string, assessment: Assessment, places: readonly NamedItem[]): ItemSearch | undefined {
  const asked = parseItemKey(written);
  const leaf = assessment.fields.find(({ key }) => isKeyWithin(key, asked));
  if (!leaf || written === '') return undefined;
  const path = leaf.path.slice(0, keySteps(asked).length);
  const place = places.find(({ paths: [at, ...more] }) => at !== undefined && more.length === 0 && at.length === path.length && isPathWithin(at, path));
  return { kind: 'found', name: place?.name ?? written, paths: [path] };
}

function tellApart(places: readonly NamedItem[], keyOf: ItemFinder['keyOf']): readonly string[] {
  const names = [...new Set(places.map(({ name }) => name))];
  if (names.length === places.length) return names;
  return places.map(({ name, paths: [path] }) => (path ? keyOf(path) : name));
}

function nearNames(written: string, places: readonly NamedItem[]): readonly string[] {
  const names = [...new Set(places.map(({ name }) => name))];
  // Published tables shorten all but the last label to numbers: Ⅱ３⑧使用方法.
  const label = withoutNumbers(
    written
      .trim()
      .split(/[　\s]/u)
      .at(-1) ?? '',
  );
  const labelled = label === '' ? [] : names.filter((name) => withoutNumbers(name.split('　').at(-1) ?? '') === label);
  if (labelled.length > 0) return labelled.slice(0, mostSuggestions);
  const similar = mostSimilar(written, [...new Set([...names, ...places.map(({ short }) => short)])], longestName);
  return similar === undefined ? [] : [places.find(({ short }) => short === similar)?.name ?? similar];
}

function withoutNumbers(text: string): string {
  return foldText(text).replace(/^(?:リスク\d*:|[IVX]+|\(\d+\)|[\d.・])+/u, '');
}
