import type { RuleLaw } from '../law/classify-law.js';
import { classifyLaw, hasImportantChanges } from '../law/classify-law.js';
import { fileListLabel } from './facts/new-files.js';
import { isPathWithin } from '../model/item-key.js';
import type { NamedItem } from '../names/named-places.js';
import { anyId, itemFinder } from '../names/find-item.js';
import type { ItemFinder, ItemSearch } from '../names/find-item.js';
import type { Form } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import type { Assessment } from '../model/assessment.js';

/** Explanation of an item of a form, or of everything below a heading. */
export interface ItemExplanation {
  readonly form: Form;
  readonly name: string;
  readonly key: string;
  readonly help: string;
  /** The item itself, or the items below the heading. */
  readonly items: readonly ExplainedItem[];
}

export interface ExplainedItem {
  readonly name: string;
  /** True if it carries ※, and the form knows 重要な変更: 様式２ does not. */
  readonly important: boolean;
  /** True if a name more in it is a new 特定個人情報ファイル of the work. */
  readonly listsFiles: boolean;
  /** Rule that answers for a change of it that has no declaration and is not visibly formal. */
  readonly rule: RuleLaw;
}

/** Answer for a name that fits several items, or none. `near` holds their names, or likely names, best first. */
export interface NoItem {
  readonly several: boolean;
  readonly near: readonly string[];
  /** True if the name has no slip. */
  readonly sure: boolean;
  /** Number of leading numbers and labels of an unknown name that could be read. */
  readonly understood: number;
}

/** Explains an item by its official name or its key. Returns NoItem if that fits several items, or none. */
export function explainItem(asked: string, assessment: Assessment): { readonly item: ItemExplanation; readonly sure: boolean } | NoItem {
  const names = itemFinder(assessment, 'blank');
  const found = byBlankKey(asked, names) ?? names.resolve(asked);
  if (found.kind === 'several') return { several: true, near: found.names, sure: found.sure, understood: 0 };
  if (found.kind === 'unknown') return { several: false, near: found.near, sure: false, understood: found.understood };
  const own = names.places.find((place) => place.name === found.name && isBelow(place, found.paths));
  const items = names.places.filter((place) => place.field && isBelow(place, found.paths)).map((place) => explainPlace(place, assessment.form));
  const key = found.paths.map((path) => names.keyOf(path)).join('、');
  return { item: { form: assessment.form, name: found.name, key, help: own?.help ?? '', items }, sure: found.sure };
}

function explainPlace({ name, important: marked, what, field, paths }: NamedItem, form: Form): ExplainedItem {
  const law = classifyLaw();
  const important = marked && hasImportantChanges(form.form);
  const rule = law.rule(what === 'cover' ? 'cover-item' : important ? 'important-change' : 'other-change');
  return { name, important, listsFiles: field?.item.label === fileListLabel && paths.every(([root]) => root !== form.filesKey), rule };
}

function isBelow(place: NamedItem, paths: readonly Path[]): boolean {
  return place.paths.every((path) => paths.some((above) => isPathWithin(path, above)));
}

/** Finds the item of the blank form by the key of any document, with any entry ids. Undefined for a name, or a key that fits as it is. */
function byBlankKey(asked: string, names: ItemFinder): Extract<ItemSearch, { kind: 'found' }> | undefined {
  if (!asked.includes('/') || names.resolve(asked).kind === 'found') return undefined;
  const withoutIds = (key: string): string => key.replace(/(?<=\/)#[^/]*/gu, anyId);
  const wanted = withoutIds(asked.trim());
  const place = names.places.find(({ paths: [path, ...more] }) => path && more.length === 0 && withoutIds(names.keyOf(path)) === wanted);
  return place && { kind: 'found', name: place.name, paths: place.paths, sure: true };
}
