import { append } from '../core/long-lists.js';
import { joinLabels } from '../core/name-separator.js';
import { printedLabel, printedPart } from './form.js';
import type { Field, Form, Item, Part, Section } from './form.js';

/** A part, section, item or list of a form that has a key in a document. */
export interface FormItem {
  /** Keys from the root of a document, without list positions. */
  readonly path: readonly string[];
  /** list: 特定個人情報ファイル, a repetition or the change table. map: a part, section or group. leaf: a field. */
  readonly shape: 'map' | 'list' | 'leaf';
  /** Number of lists around it. */
  readonly lists: number;
  /** The printed number. */
  readonly no: string;
  /** The printed numbers around it and its own, outermost first. */
  readonly numbers: readonly string[];
  readonly label: string;
  /** Official name, without the numbers of entries. */
  readonly name: string;
  /** Paths in earlier revisions. */
  readonly was: readonly (readonly string[])[];
  /** The field of a `leaf`. Undefined for a number of 件, which has none. */
  readonly field?: Field;
}

/** Returns a path without its list positions, as the key of a map. */
export function formPathKey(path: readonly (string | number)[]): string {
  return JSON.stringify(path.filter((key) => typeof key === 'string'));
}

/** The values that an item inherits from the items around it. */
interface Above {
  readonly path: readonly string[];
  readonly numbers: readonly string[];
  readonly name: string;
  readonly lists: number;
}

/** Returns every item of a form in its order, a part, section or group before its items. */
export function formItems(form: Form): readonly FormItem[] {
  const root: Above = { path: [], numbers: [], name: '', lists: 0 };
  const items = form.cover.flatMap((field) => inItem(field, root));
  let filesDone = false;
  for (const part of form.parts) {
    if (!part.perFile) append(items, inPart(part, root));
    else if (!filesDone) {
      filesDone = true;
      const files = { ...root, path: [form.filesKey] };
      items.push(makeItem(files, { no: '', label: form.filesKey, was: [] }, 'list', form.filesKey));
      append(
        items,
        form.parts.filter(({ perFile }) => perFile).flatMap((each) => inPart(each, { ...files, lists: 1 })),
      );
    }
  }
  return items;
}

type Labelled = Pick<Part | Section | Item, 'no' | 'label' | 'was'>;

function makeItem(at: Above, { no, label, was }: Labelled, shape: FormItem['shape'], name: string, field?: Field): FormItem {
  const former = was.map((path) => path.split('/'));
  return { path: at.path, shape, lists: at.lists, no, numbers: at.numbers, label, name, was: former, ...(field ? { field } : {}) };
}

function under(above: Above, key: string | undefined, no: string, printed: string): Above {
  return {
    path: key === undefined ? above.path : [...above.path, key],
    numbers: no === '' ? above.numbers : [...above.numbers, no],
    name: joinName(above.name, printed),
    lists: above.lists,
  };
}

function joinName(above: string, printed: string): string {
  return above === '' ? printed : joinLabels([above, printed]);
}

function inPart(part: Part, above: Above): FormItem[] {
  const printed = printedPart(part);
  const at = { ...under(above, part.key, part.no, printed), name: printed };
  const labelled = { ...part, label: part.name };
  switch (part.body.kind) {
    case 'field':
      return [makeItem(at, labelled, 'leaf', printed, part.body.field)];
    case 'changes':
      return [makeItem(at, labelled, 'list', printed), ...part.body.columns.flatMap((column) => inItem(column, { ...at, lists: at.lists + 1 }))];
    case 'sections':
      return [makeItem(at, labelled, 'map', printed), ...part.body.sections.flatMap((section) => inSection(section, at))];
  }
}

function inSection(section: Section, above: Above): FormItem[] {
  if (section.direct && section.label === '') return section.items.flatMap((item) => inItem(item, above));
  const at = under(above, section.key, section.no, `${section.no}${section.label}`);
  if (section.direct) {
    // The section's one value has the section's key, number and name.
    const given: Above = { ...at, path: above.path };
    return section.items
      .flatMap((item) => inItem(item, given, at.name))
      .map((item) => (formPathKey(item.path) === formPathKey(at.path) ? { ...item, no: section.no } : item));
  }
  return [makeItem(at, section, 'map', at.name), ...[...section.heads, ...section.items].flatMap((item) => inItem(item, at))];
}

/** @param given Name of an item that prints no label of its own. */
function inItem(item: Item, above: Above, given?: string): FormItem[] {
  if (item.kind === 'static') return [];
  const printed = printedLabel(item);
  const named = under(above, item.key, item.no, printed);
  const at = given === undefined ? named : { ...named, name: given };
  switch (item.kind) {
    case 'band': {
      const band = under(above, undefined, item.no, printed);
      return item.items.flatMap((child) => inItem(child, band));
    }
    case 'group':
    case 'risk':
      return [makeItem(at, item, 'map', at.name), ...item.items.flatMap((child) => inItem(child, at))];
    case 'repeat': {
      const entry = { ...at, name: joinName(given ?? above.name, item.of), lists: at.lists + 1 };
      const name = item.named ? [makeItem({ ...under(entry, item.named.key, '', ''), name: entry.name }, item.named, 'leaf', entry.name, item.named)] : [];
      return [makeItem(at, item, 'list', at.name), ...name, ...item.items.flatMap((child) => inItem(child, entry))];
    }
    case 'choice': {
      const count = item.count && makeItem(under(above, item.count.key, '', item.count.key), { no: '', label: item.count.key, was: [] }, 'leaf', at.name);
      return [makeItem(at, item, 'leaf', at.name, item), ...(count ? [count] : [])];
    }
    default:
      return [makeItem(at, item, 'leaf', at.name, item)];
  }
}
