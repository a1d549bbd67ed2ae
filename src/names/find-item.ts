import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import type { Path } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { isKeyWithin, isPathWithin, itemKey, keySteps, parseItemKey } from '../model/item-key.js';
import type { ItemKey } from '../model/item-key.js';
import { namedPlaces } from './named-places.js';
import type { EmptyLists, NamedPlace } from './named-places.js';

/** What a text that names an item names. */
export type Resolution =
  | { readonly kind: 'found'; readonly name: string; readonly paths: readonly Path[] }
  /** Several things that have nothing to do with each other; how each of them alone is named. */
  | { readonly kind: 'several'; readonly names: readonly string[] }
  /** Nothing; what may have been meant, best first. */
  | { readonly kind: 'unknown'; readonly near: readonly string[] };

/** The items of an assessment by what people call them. */
export interface ItemNames {
  readonly places: readonly NamedPlace[];
  /**
   * Finds an item by its official name in any spelling, with or without its part, or by its key
   * (`基本情報/使用するシステム/#daicho/機能`), which alone tells items of one name apart.
   */
  resolve(written: string): Resolution;
  /** The key of what stands at a path; where there is no entry to have an id, with {@link anyId} in its place. */
  keyOf(path: Path): ItemKey;
}

/** Official names are longer than keys: that of an item of a risk takes 150 characters. */
const longestName = 300;
const mostSuggestions = 3;
/** The step of a key that an entry's id would be. */
export const anyId = '#（id）';

export function itemNames(assessment: Assessment, empty: EmptyLists = 'none'): ItemNames {
  const places = namedPlaces(assessment, empty);
  const byName = index(places, ({ name }) => name);
  const byShort = index(places, ({ short }) => short);
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
      const named = byName.get(folded) ?? byShort.get(folded);
      if (!named) return byKey(written.trim(), assessment, places) ?? { kind: 'unknown', near: nearNames(written, places) };
      const [only, another] = outermost(named);
      if (only && !another) return { kind: 'found', name: only.name, paths: only.paths };
      return { kind: 'several', names: tellApart(outermost(named), keyOf) };
    },
  };
}

function index(places: readonly NamedPlace[], nameOf: (place: NamedPlace) => string): ReadonlyMap<string, readonly NamedPlace[]> {
  const named = new Map<string, NamedPlace[]>();
  for (const place of places) {
    const key = foldText(nameOf(place));
    const known = named.get(key);
    if (known) known.push(place);
    else named.set(key, [place]);
  }
  return named;
}

/** The name of an entry is the entry's own name too, and a section may be one value: what holds others comes before them. */
function outermost(places: readonly NamedPlace[]): readonly NamedPlace[] {
  return places.filter(
    (place, at) => !places.slice(0, at).some((above) => place.paths.every((path) => above.paths.some((other) => isPathWithin(path, other)))),
  );
}

function byKey(written: string, assessment: Assessment, places: readonly NamedPlace[]): Resolution | undefined {
  const asked = parseItemKey(written);
  const leaf = assessment.fields.find(({ key }) => isKeyWithin(key, asked));
  if (!leaf || written === '') return undefined;
  const path = leaf.path.slice(0, keySteps(asked).length);
  const place = places.find(({ paths: [at, ...more] }) => at !== undefined && more.length === 0 && at.length === path.length && isPathWithin(at, path));
  return { kind: 'found', name: place?.name ?? written, paths: [path] };
}

function tellApart(places: readonly NamedPlace[], keyOf: ItemNames['keyOf']): readonly string[] {
  const names = [...new Set(places.map(({ name }) => name))];
  if (names.length === places.length) return names;
  return places.map(({ name, paths: [path] }) => (path ? keyOf(path) : name));
}

function nearNames(written: string, places: readonly NamedPlace[]): readonly string[] {
  const names = [...new Set(places.map(({ name }) => name))];
  // Ⅱ３⑧使用方法, as published tables abbreviate it: the label is right and the way to it is left out.
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
