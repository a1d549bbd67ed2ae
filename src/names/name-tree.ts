import type { ItemBase, Part, Section } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import type { ItemName } from '../model/item-name.js';
import type { Assessment, EntryNode, FieldNode, ItemNode, NodeBase, PartNode, SectionNode } from '../model/assessment.js';
import { isField } from '../model/assessment.js';
import { entryNameNode, fileNameNodes } from '../model/file-names.js';
import { byPath } from './by-path.js';
import type { EmptyLists } from './named-places.js';
import { romans } from './name-numerals.js';

/**
 * A node of an assessment as change tables name it: by numbers and labels from the part down. An item printed beneath another
 * (その妥当性) is a child of that one, because tables name it by the number of that one (②… その妥当性).
 */
export interface NameNode {
  /** Its position among the nodes of its tree, from 0. */
  readonly order: number;
  readonly kind: 'file' | 'part' | 'section' | 'risk' | 'group' | 'entry' | 'item';
  /** Ⅱ is 2, ３． is 3, ② is 2, リスク１ is 1, 委託事項4 is 4; undefined if none is printed. */
  readonly no: number | undefined;
  /** For an entry: the word of the form for one of them (委託事項). */
  readonly of: string | undefined;
  /** Names under which a table may mention it: its label, its key, the name of an entry. */
  readonly labels: readonly string[];
  readonly parent: NameNode | undefined;
  /** Position of the 特定個人情報ファイル that contains it, from 0. Undefined outside all of them. */
  readonly file: number | undefined;
  readonly path: Path;
  /** The official name. */
  readonly name: string;
  /** The labels of that name, and those that only the 項目 column writes. */
  readonly official: ItemName;
  /** Its field: of an item, and of a part or section that is one value. Undefined for others. */
  readonly field: FieldNode | undefined;
}

export interface NameTree {
  /** In the order of the form. */
  readonly nodes: readonly NameNode[];
  /** Names of each 特定個人情報ファイル, by position. */
  readonly fileNames: readonly (readonly string[])[];
  /** Words of the form for entries (システム, 委託事項). */
  readonly entryWords: readonly string[];
  /** True if lists without entries have the one that the blank form prints. */
  readonly blank: boolean;
  /** Finds the node at a path, or the nearest node above it. Undefined if there is neither. */
  at(path: Path): NameNode | undefined;
}

/**
 * Builds the tree of everything in an assessment that a change table may name. 変更箇所 itself is left out.
 * @param empty Entries of a list without entries: none, or the one that the blank form prints.
 */
export function nameTreeOf(assessment: Assessment, empty: EmptyLists = 'none'): NameTree {
  const nodes: NameNode[] = [];
  const places = byPath<NameNode>();
  const entryWords = new Set<string>();

  const put = ({ kind, no, of, labels, parent, file = parent?.file, at, path = at.path, field }: About): NameNode => {
    const node: NameNode = { order: nodes.length, kind, no, of, labels, parent, file, path, name: at.name, official: at.labels, field };
    nodes.push(node);
    places.put(path, node);
    return node;
  };

  const fileNames = assessment.files.map((_, index) => [
    ...new Set(fileNameNodes(assessment, index).flatMap(({ text }) => (text.trim() === '' ? [] : [text]))),
  ]);
  const { filesKey } = assessment.form;

  const putPart = (part: PartNode): void => {
    const { body, file } = part;
    if (body.kind === 'changes') return;
    const parent = file && putFile(file.index);
    const field = body.kind === 'field' ? body.field : undefined;
    const node = put({ kind: 'part', ...printedOfPart(part.part), parent, file: file?.index, at: part, field });
    if (body.kind === 'sections') for (const section of body.sections) putSection(section, node);
  };

  const putFile = (file: number): NameNode => {
    const path = [filesKey, file];
    const at = assessment.files[file] ?? { path, name: `${filesKey}${String(file + 1)}`, labels: [] };
    return places.first(path) ?? put({ kind: 'file', no: file + 1, labels: fileNames[file] ?? [], parent: undefined, file, at });
  };

  const putSection = (section: SectionNode, parent: NameNode): void => {
    const { section: form, items } = section;
    // A section without a label prints no bar: its items are children of the part.
    if (form.label === '') {
      putItems(items, parent);
      return;
    }
    const only = form.direct ? items[0] : undefined;
    const field = only && isField(only) ? only : undefined;
    const node = put({ kind: 'section', ...printed(form), parent, at: section, field });
    for (const head of section.heads) putField(head, node);
    if (only?.kind === 'repeat') putEntries(only, node);
    else if (!field) putItems(items, node);
  };

  const putItems = (items: readonly ItemNode[], parent: NameNode): void => {
    let owner: NameNode | undefined;
    for (const item of items) {
      if (isField(item)) {
        const node = putField(item, item.item.under && owner ? owner : parent);
        if (!item.item.under) owner = node;
        continue;
      }
      owner = undefined;
      if (item.kind === 'repeat') putEntries(item, put({ kind: 'group', no: undefined, labels: printed(item.item).labels, parent, at: item }));
      else {
        const kind = item.item.kind === 'risk' ? 'risk' : 'group';
        // A band has no key. Its label makes a path that differs from that of the node above it.
        const path = item.item.kind === 'band' ? [...item.path, item.item.label] : item.path;
        putItems(item.items, put({ kind, ...printed(item.item, item.item.titles), parent, at: item, path }));
      }
    }
  };

  const putEntries = ({ item, entries, blank }: Extract<ItemNode, { kind: 'repeat' }>, parent: NameNode): void => {
    entryWords.add(item.of);
    for (const entry of entries.length === 0 && empty === 'blank' ? [blank] : entries) {
      const node = put({ kind: 'entry', no: entry.number, of: item.of, labels: entryLabels(entry), parent, at: entry });
      if (entry.named) places.put(entry.named.path, node);
      putItems(entry.items, node);
    }
  };

  const putField = (field: FieldNode, parent: NameNode | undefined): NameNode => put({ kind: 'item', ...printed(field.item), parent, at: field, field });

  for (const field of assessment.cover) putField(field, undefined);
  for (const part of assessment.parts) putPart(part);
  return {
    nodes,
    fileNames,
    entryWords: [...entryWords],
    blank: empty === 'blank',
    at: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = places.first(path, length);
        if (node) return node;
      }
      return undefined;
    },
  };
}

/** A node to put into the tree. Without a `file` it gets that of its parent. */
type About = Pick<NameNode, 'kind' | 'no' | 'labels' | 'parent'> & Partial<Pick<NameNode, 'of' | 'file' | 'path' | 'field'>> & { readonly at: Called };

/** The node of the assessment that a name stands for. */
type Called = Pick<NodeBase, 'path' | 'name' | 'labels'>;

/** True if two trees have the same names in the same order, so that a name means the same node in both versions. */
export function sameNames(one: NameTree, other: NameTree): boolean {
  if (one.nodes.length !== other.nodes.length) return false;
  return one.nodes.every((node, order) => {
    const same = other.nodes[order];
    return (
      same?.kind === node.kind &&
      same.no === node.no &&
      same.of === node.of &&
      same.file === node.file &&
      same.parent?.order === node.parent?.order &&
      (same.labels === node.labels || (same.labels.length === node.labels.length && same.labels.every((label, index) => label === node.labels[index])))
    );
  });
}

/** Returns the nodes from the top (a cover item, a part or its 特定個人情報ファイル) down to the node itself. */
export function stepsTo(node: NameNode): readonly NameNode[] {
  const steps: NameNode[] = [];
  for (let step: NameNode | undefined = node; step; step = step.parent) steps.unshift(step);
  return steps;
}

/** Printed number of a part, section or item, and its labels. */
type Printed = Pick<NameNode, 'no' | 'labels'>;

/** Kept because all documents of a form share them: `sameNames` compares `labels`, and `label-index` keeps them, by identity. */
const known = new WeakMap<Part | Section | ItemBase, Printed>();

function printed(thing: Section | ItemBase, titles: readonly string[] = []): Printed {
  return known.get(thing) ?? remember(thing, [...called(thing.label, thing.key), ...titles]);
}

function printedOfPart(part: Part): Printed {
  return known.get(part) ?? remember(part, called(part.label, part.name, part.key));
}

function remember(thing: Part | Section | ItemBase, labels: readonly string[]): Printed {
  const made = { no: numbered(thing.no), labels };
  known.set(thing, made);
  return made;
}

/** Returns the name of an entry as its label. Empty if it has none. The word 委託事項 and its number are no label. */
function entryLabels(entry: EntryNode): readonly string[] {
  const written = entryNameNode(entry)?.text ?? '';
  return written.trim() === '' ? [] : [written];
}

function called(...labels: readonly string[]): readonly string[] {
  return [...new Set(labels)].filter((label) => label !== '');
}

/** Returns the number in Ⅱ, ３．, ②, リスク１. Undefined if there is none. */
function numbered(no: ItemBase['no']): number | undefined {
  const roman = romans.indexOf(no.slice(0, 1));
  if (no !== '' && roman >= 0) return roman + 1;
  const digits = /\d+/u.exec(no.normalize('NFKC'))?.[0];
  return digits === undefined ? undefined : Number(digits);
}
