import { foldText } from '../core/fold.js';
import { mostSimilar } from '../core/similar.js';
import type { Path } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';
import { isKeyWithin, isPathWithin, itemKey, keySteps, parseItemKey } from '../model/item-key.js';
import type { ItemKey } from '../model/item-key.js';
import type { ItemCandidate } from './item-candidate.js';
import { namedItems } from './named-places.js';
import type { EmptyLists, NamedItem } from './named-places.js';
import { nameTreeOf } from './name-tree.js';
import type { NameNode } from './name-tree.js';
import { itemNameReader } from './read-item-name.js';
import type { ItemNameReader } from './read-item-name.js';

/** Result of looking for the item that a text names. */
export type ItemSearch =
  /** `sure` is false for a name with a slip: a number that contradicts the label. */
  | { readonly kind: 'found'; readonly name: string; readonly paths: readonly Path[]; readonly sure: boolean }
  /** Several items, none inside another. `names` holds one name or key for each alone. */
  | { readonly kind: 'several'; readonly names: readonly string[]; readonly sure: boolean }
  /** No item. `near` holds suggestions, best first; `understood` is the number of leading numbers and labels that could be read. */
  | { readonly kind: 'unknown'; readonly near: readonly string[]; readonly understood: number };

/** Finds the items of an assessment by the names that people write. */
export interface ItemFinder {
  readonly places: readonly NamedItem[];
  /**
   * Finds an item by its official name in any spelling, with or without its part, by any name that rows of 変更箇所 may have
   * (Ⅱー６③消去方法), or by its key (`基本情報/使用するシステム/#daicho/機能`). Only the key distinguishes items of one name.
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

/** Share of a name that an item must explain. Rows are read with less, because their quotes decide. */
const leastExplained = 0.7;
/** Share from which a name means an item whose label it does not quite write. */
const nearlyWhole = 0.9;
/** Share from which a name has no slip. */
const sureFrom = 0.985;
/** Least distance of the best reading from the next: of a name without a slip, and of one with. */
const leastLead = { sure: 0.04, slip: 0.25 } as const;

/**
 * Returns a finder of the items of an assessment. For an unknown name it suggests items of the part and section that the name begins with,
 * then items with the same last label, else the most similar name.
 */
export function itemFinder(assessment: Assessment, empty: EmptyLists = 'none'): ItemFinder {
  const places = namedItems(assessment, empty);
  const byName = index(places, ({ name }) => name);
  let byShort: ReturnType<typeof index> | undefined;
  let reader: ItemNameReader | undefined;
  const keyOf = (path: Path): ItemKey => {
    const leaf = assessment.fields.find((field) => isPathWithin(field.path, path));
    const steps = (leaf && keySteps(leaf.key).slice(0, path.length)) ?? path.map((step) => (typeof step === 'number' ? anyId : step));
    return itemKey(steps);
  };
  const asRead = (written: string): ItemSearch => {
    reader ??= itemNameReader(nameTreeOf(assessment, empty));
    // Only a key has an id. That of another document is no name.
    const names = written.length > longestName || written.includes('/#') ? [] : reader.read(written).map((candidates) => chosen(candidates, places, keyOf));
    const [unclear] = names.filter((name) => name?.kind === 'several');
    if (unclear) return unclear;
    const found = names.flatMap((name) => (name?.kind === 'found' ? [name] : []));
    if (found.length > 0 && found.length === names.length)
      return {
        kind: 'found',
        name: found.map(({ name }) => name).join('、'),
        paths: found.flatMap(({ paths }) => paths),
        sure: found.every(({ sure }) => sure),
      };
    const { nodes, understood } = reader.near(written);
    const near = understood > 0 ? nodes.map(({ name }) => name) : [...nearNames(written, places), ...nodes.map(({ name }) => name)];
    return { kind: 'unknown', near: [...new Set(near)].slice(0, mostSuggestions), understood };
  };
  return {
    places,
    keyOf,
    resolve: (written) => {
      const folded = foldText(written);
      if (folded === '') return { kind: 'unknown', near: [], understood: 0 };
      const named = byName.get(folded) ?? (byShort ??= index(places, ({ short }) => short)).get(folded);
      if (!named) return byKey(written.trim(), assessment, places) ?? asRead(written);
      const [only, another] = outermost(named);
      if (only && !another) return { kind: 'found', name: only.name, paths: only.paths, sure: true };
      return { kind: 'several', names: tellApart(outermost(named), keyOf), sure: true };
    },
  };
}

/** Chooses the item that a name means. Undefined if none explains it; several if two do so about equally well. */
function chosen(candidates: readonly ItemCandidate[], places: readonly NamedItem[], keyOf: ItemFinder['keyOf']): ItemSearch | undefined {
  const [best] = candidates;
  if (!best || best.explained < leastExplained) return undefined;
  // A label that is unlike any other, behind a section or an entry, may mean an item in it: the whole would be more than was meant.
  if (!best.endsWell && (best.node.kind !== 'item' || best.explained < nearlyWhole)) return undefined;
  const sure = best.explained >= sureFrom;
  const lead = sure ? leastLead.sure : leastLead.slip;
  // A node that fits nothing else than the best one is no second reading.
  const contradicts = ({ fits }: ItemCandidate): boolean => fits.some((isFit, at) => isFit && best.fits[at] !== true);
  const isRival = (other: ItemCandidate): boolean =>
    other.score > best.score - leastLead.sure || (other.score > best.score - lead && contradicts(other)) || (sure && isNamesake(other, best));
  const rivals = candidates.filter(isRival).map(({ node }) => placeOf(node, places));
  const [only, ...others] = outermost(rivals);
  if (!only) return undefined;
  if (others.length === 0) return { kind: 'found', name: only.name, paths: only.paths, sure };
  return { kind: 'several', names: tellApart([only, ...others], keyOf).slice(0, mostReadings), sure };
}

/** True if a name means a node as surely as the best one because both have its label: 事務の内容 of Ⅰ１② and of 別添１. */
function isNamesake({ node, explained }: ItemCandidate, best: ItemCandidate): boolean {
  const plain = (label: string): string => label.replace(/^（別添[^）]*）/u, '');
  const labels = new Set(best.node.labels.map(plain));
  return explained >= sureFrom && node.kind !== best.node.kind && node.labels.some((label) => labels.has(plain(label)));
}

/** Most readings named of a name that has several. */
const mostReadings = 6;

/** Returns the place of a node. A band has no path of its own; neither has the list of a section that is nothing else. */
function placeOf({ path, name }: NameNode, places: readonly NamedItem[]): Named {
  const isAt = ({ paths: [at, ...more] }: NamedItem): boolean => at?.length === path.length && more.length === 0 && isPathWithin(at, path);
  return (
    places.find((place) => place.name === name && isAt(place)) ?? places.find(isAt) ?? places.find((place) => place.name === name) ?? { name, paths: [path] }
  );
}

/** What the choice among readings needs of a place. */
type Named = Pick<NamedItem, 'name' | 'paths'>;

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
function outermost(places: readonly Named[]): readonly Named[] {
  const isInside = (place: Named, above: Named): boolean => place.paths.every((path) => above.paths.some((other) => isPathWithin(path, other)));
  return places.filter((place, at) => !places.some((above, order) => order !== at && isInside(place, above) && (order < at || !isInside(above, place))));
}

function byKey(written: string, assessment: Assessment, places: readonly NamedItem[]): ItemSearch | undefined {
  const composed = (key: string): ItemKey => parseItemKey(key.normalize('NFC'));
  const asked = composed(written);
  const leaf = assessment.fields.find(({ key }) => isKeyWithin(composed(key), asked));
  if (!leaf || written === '') return undefined;
  const path = leaf.path.slice(0, keySteps(asked).length);
  const place = places.find(({ paths: [at, ...more] }) => at !== undefined && more.length === 0 && at.length === path.length && isPathWithin(at, path));
  return { kind: 'found', name: place?.name ?? written, paths: [path], sure: true };
}

function tellApart(places: readonly Named[], keyOf: ItemFinder['keyOf']): readonly string[] {
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
