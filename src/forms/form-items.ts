import { joinLabels } from '../core/name-separator.js';
import { printedLabel, printedPart } from './form.js';
import type { Field, Form, Item, Part, Section } from './form.js';

/** One place of a form, as a document names it: everything that has a key. */
export interface FormItem {
  /** Its keys from the root of a document; list positions leave no trace. */
  readonly path: readonly string[];
  /** list: files, a repetition or the change table; map: a part, section or group; leaf: what holds a value. */
  readonly shape: 'map' | 'list' | 'leaf';
  /** In how many lists it stands. */
  readonly lists: number;
  /** The number printed in front of it, and those of all it stands in, outermost first. */
  readonly no: string;
  readonly numbers: readonly string[];
  readonly label: string;
  /** Its official name; an entry of a repetition has no number in it. */
  readonly name: string;
  /** Where it stood in earlier revisions. */
  readonly was: readonly (readonly string[])[];
  /** The field of a leaf, but for a number of 件 and the name of an entry's figure. */
  readonly field?: Field;
}

/** A path without list positions as the key of a map. */
export function formPathKey(path: readonly (string | number)[]): string {
  return JSON.stringify(path.filter((step) => typeof step === 'string'));
}

interface Above {
  readonly path: readonly string[];
  readonly numbers: readonly string[];
  readonly name: string;
  readonly lists: number;
}

/** Every item of a form in its order, what holds others before what it holds. */
export function formItems(form: Form): readonly FormItem[] {
  const root: Above = { path: [], numbers: [], name: '', lists: 0 };
  const items = form.cover.flatMap((field) => inItem(field, root));
  let filesDone = false;
  for (const part of form.parts) {
    if (!part.perFile) items.push(...inPart(part, root));
    else if (!filesDone) {
      filesDone = true;
      const files = { ...root, path: [form.filesKey] };
      items.push(make(files, { no: '', label: form.filesKey, was: [] }, 'list', form.filesKey));
      items.push(...form.parts.filter(({ perFile }) => perFile).flatMap((each) => inPart(each, { ...files, lists: 1 })));
    }
  }
  return items;
}

type Labelled = Pick<Part | Section | Item, 'no' | 'label' | 'was'>;

function make(at: Above, { no, label, was }: Labelled, shape: FormItem['shape'], name: string, field?: Field): FormItem {
  const former = was.map((path) => path.split('/'));
  return { path: at.path, shape, lists: at.lists, no, numbers: at.numbers, label, name, was: former, ...(field ? { field } : {}) };
}

function under(above: Above, key: string | undefined, no: string, printed: string): Above {
  return {
    path: key === undefined ? above.path : [...above.path, key],
    numbers: no === '' ? above.numbers : [...above.numbers, no],
    name: joined(above.name, printed),
    lists: above.lists,
  };
}

function joined(above: string, printed: string): string {
  return above === '' ? printed : joinLabels([above, printed]);
}

function inPart(part: Part, above: Above): FormItem[] {
  const printed = printedPart(part);
  const at = { ...under(above, part.key, part.no, printed), name: printed };
  const own = { ...part, label: part.name };
  switch (part.body.kind) {
    case 'field':
      return [make(at, own, 'leaf', printed, part.body.field)];
    case 'changes':
      return [make(at, own, 'list', printed), ...part.body.columns.flatMap((column) => inItem(column, { ...at, lists: at.lists + 1 }))];
    case 'sections':
      return [make(at, own, 'map', printed), ...part.body.sections.flatMap((section) => inSection(section, at))];
  }
}

function inSection(section: Section, above: Above): FormItem[] {
  if (section.direct && section.label === '') return section.items.flatMap((item) => inItem(item, above));
  const at = under(above, section.key, section.no, `${section.no}${section.label}`);
  if (section.direct) {
    // The one value of the section has the section's key, number and name.
    const given: Above = { ...at, path: above.path };
    return section.items
      .flatMap((item) => inItem(item, given, at.name))
      .map((item) => (formPathKey(item.path) === formPathKey(at.path) ? { ...item, no: section.no } : item));
  }
  return [make(at, section, 'map', at.name), ...[...section.heads, ...section.items].flatMap((item) => inItem(item, at))];
}

/** @param given The name of an item that prints no label of its own. */
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
      return [make(at, item, 'map', at.name), ...item.items.flatMap((child) => inItem(child, at))];
    case 'repeat': {
      const entry = { ...at, name: joined(given ?? above.name, item.of), lists: at.lists + 1 };
      const name = item.named ? [make({ ...under(entry, item.named.key, '', ''), name: entry.name }, item.named, 'leaf', entry.name, item.named)] : [];
      return [make(at, item, 'list', at.name), ...name, ...item.items.flatMap((child) => inItem(child, entry))];
    }
    case 'choice': {
      const count = item.count && make(under(above, item.count.key, '', item.count.key), { no: '', label: item.count.key, was: [] }, 'leaf', at.name);
      return [make(at, item, 'leaf', at.name, item), ...(count ? [count] : [])];
    }
    default:
      return [make(at, item, 'leaf', at.name, item)];
  }
}
