import { printedLabel } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import { isField } from '../model/assessment.js';
import type { Assessment, EntryNode, FieldNode, ItemNode, SectionNode } from '../model/assessment.js';

/** An element of an assessment that has an official name. */
export interface NamedItem {
  readonly what: 'cover' | 'file' | 'part' | 'section' | 'group' | 'list' | 'entry' | 'item';
  readonly name: string;
  /** The name without its part. The name itself outside parts. */
  readonly short: string;
  /** Its path. A band has no key, so it has the paths of its items. */
  readonly paths: readonly Path[];
  readonly important: boolean;
  readonly help: string;
  readonly field?: FieldNode;
}

/** Entries named for a list without entries: none, or the one that the blank form prints. */
export type EmptyLists = 'none' | 'blank';

/** Returns everything that has an official name, in the order of the form, containers before their contents. The rows of 変更箇所 are left out. */
export function namedItems(assessment: Assessment, empty: EmptyLists = 'none'): readonly NamedItem[] {
  return [...places(assessment, empty)];
}

type Short = (name: string) => string;

function* places({ cover, files, parts }: Assessment, empty: EmptyLists): Iterable<NamedItem> {
  const whole: Short = (name) => name;
  for (const node of cover) yield* inItem(node, whole, empty, 'cover');
  for (const { name, path } of files) yield { what: 'file', name, short: name, paths: [path], important: false, help: '' };
  for (const { part, name, path, body } of parts) {
    const short: Short = (full) => (full.startsWith(`${name}　`) ? full.slice(name.length + 1) : full);
    yield { what: 'part', name, short: name, paths: [path], important: part.important, help: body.kind === 'field' ? body.field.item.help : '' };
    if (body.kind === 'field' && body.field.kind !== 'static') yield* inItem(body.field, short, empty);
    if (body.kind === 'sections') for (const section of body.sections) yield* inSection(section, short, empty);
  }
}

function* inSection({ section, name, path, heads, items }: SectionNode, short: Short, empty: EmptyLists): Iterable<NamedItem> {
  // A section without a label prints no bar and has the name of its part.
  if (section.label !== '') yield { what: 'section', name, short: short(name), paths: [path], important: section.important, help: section.help };
  for (const node of [...heads, ...items]) yield* inItem(node, short, empty);
}

function* inItem(node: ItemNode, short: Short, empty: EmptyLists, what: 'cover' | 'item' = 'item'): Iterable<NamedItem> {
  const { name, path } = node;
  const { important, help } = node.item;
  const base = { name, short: short(name), important, help } as const;
  if (isField(node)) {
    if (node.kind !== 'static') yield { ...base, what, paths: [path], field: node };
  } else if (node.kind === 'group') {
    yield { ...base, what: 'group', paths: node.item.kind === 'band' ? node.items.map((item) => item.path) : [path] };
    for (const item of node.items) yield* inItem(item, short, empty);
  } else {
    if (printedLabel(node.item) !== '') yield { ...base, what: 'list', paths: [path] };
    const entries = node.entries.length === 0 && empty === 'blank' ? [node.blank] : node.entries;
    for (const entry of entries) yield* inEntry(entry, base.important, short, empty);
  }
}

function* inEntry(entry: EntryNode, important: boolean, short: Short, empty: EmptyLists): Iterable<NamedItem> {
  const { name, path, named, items } = entry;
  yield { what: 'entry', name, short: short(name), paths: [path], important, help: '' };
  for (const node of named ? [named, ...items] : items) yield* inItem(node, short, empty);
}
