import type { Group, ItemBase } from '../forms/form.js';
import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, EntryNode, FieldNode, FilePosition, ItemNode, PartNode, SectionNode } from '../model/assessment.js';
import { isField } from '../model/assessment.js';
import { fileNameNodes } from '../model/file-names.js';
import { romans } from './name-atoms.js';

/**
 * A node of an assessment as change tables name it: by numbers and labels from the part down. An item printed beneath another
 * (その妥当性) is a child of that one, because tables name it by the number of that one (②… その妥当性).
 */
export interface NameNode {
  /** Its position among the nodes of its tree, from 0. */
  readonly order: number;
  readonly kind: 'file' | 'part' | 'section' | 'risk' | 'group' | 'entry' | 'item';
  /** Ⅱ is 2, ３． is 3, ② is 2, リスク１ is 1, 委託事項4 is 4; undefined if none is printed. */
  readonly no?: number;
  /** For an entry: the word of the form for one of them (委託事項). */
  readonly of?: string;
  /** Names under which a table may mention it: its label, its key, the name of an entry. */
  readonly labels: readonly string[];
  readonly parent?: NameNode;
  /** Position of the 特定個人情報ファイル that contains it, from 0. */
  readonly file?: number;
  readonly path: Path;
  /** The official name. */
  readonly name: string;
  /** Its field: of an item, and of a part or section that is one value. */
  readonly field?: FieldNode;
}

export interface NameTree {
  /** In the order of the form. */
  readonly nodes: readonly NameNode[];
  /** Names of each 特定個人情報ファイル, by position. */
  readonly fileNames: readonly (readonly string[])[];
  /** Words of the form for entries (システム, 委託事項). */
  readonly entryWords: readonly string[];
  /** Finds the node at a path, or the nearest node above it. Undefined if there is neither. */
  at(path: Path): NameNode | undefined;
}

/** Builds the tree of everything in an assessment that a change table may name. 変更箇所 itself is left out. */
export function nameTreeOf(assessment: Assessment): NameTree {
  const nodes: NameNode[] = [];
  const byPath = new Map<string, NameNode>();
  const entryWords = new Set<string>();

  const put = (about: Omit<NameNode, 'order'>, ...paths: readonly Path[]): NameNode => {
    const node = { ...about, order: nodes.length };
    nodes.push(node);
    for (const path of [node.path, ...paths]) if (!byPath.has(pathKey(path))) byPath.set(pathKey(path), node);
    return node;
  };

  const fileNames = assessment.files.map((_, index) => [
    ...new Set(fileNameNodes(assessment, index).flatMap(({ text }) => (text.trim() === '' ? [] : [text]))),
  ]);
  const { filesKey } = assessment.form;

  const putPart = (part: PartNode): void => {
    const { body } = part;
    if (body.kind === 'changes') return;
    const labels = called(part.part.label, part.part.name, part.part.key);
    const base = { kind: 'part' as const, ...numbered(part.part.no), labels, ...fileOf(part), path: part.path, name: part.name };
    const above = part.file ? { parent: putFile(part.file.index) } : {};
    const node = put({ ...base, ...above, ...(body.kind === 'field' ? { field: body.field } : {}) });
    if (body.kind === 'sections') for (const section of body.sections) putSection(section, node);
  };

  const putFile = (file: number): NameNode =>
    byPath.get(pathKey([filesKey, file])) ??
    put({ kind: 'file', no: file + 1, labels: fileNames[file] ?? [], file, path: [filesKey, file], name: `${filesKey}${String(file + 1)}` });

  const putSection = (section: SectionNode, parent: NameNode): void => {
    const { section: form, items } = section;
    // A section without a label prints no bar: its items are children of the part.
    if (form.label === '') {
      putItems(items, parent);
      return;
    }
    const only = form.direct ? items[0] : undefined;
    const field = only && isField(only) ? { field: only } : {};
    const labels = called(form.label, form.key);
    const node = put({ kind: 'section', ...numbered(form.no), labels, parent, ...fileOf(parent), path: section.path, name: section.name, ...field });
    for (const head of section.heads) putField(head, node);
    if (only?.kind === 'repeat') putEntries(only, node);
    else if (!('field' in field)) putItems(items, node);
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
      if (item.kind === 'repeat') {
        const list = { kind: 'group' as const, labels: called(item.item.label, item.item.key), path: item.path, name: item.name };
        putEntries(item, put({ ...list, parent, ...fileOf(parent) }));
      } else {
        const kind = item.item.kind === 'risk' ? 'risk' : 'group';
        // A band has no key. Its label makes a path that differs from that of the node above it.
        const path = item.item.kind === 'band' ? [...item.path, item.item.label] : item.path;
        const labels = groupLabels(item.item);
        putItems(item.items, put({ kind, ...numbered(item.item.no), labels, parent, ...fileOf(parent), path, name: item.name }));
      }
    }
  };

  const putEntries = ({ item, entries }: Extract<ItemNode, { kind: 'repeat' }>, parent: NameNode): void => {
    entryWords.add(item.of);
    for (const entry of entries) {
      const base = { kind: 'entry' as const, no: entry.number, of: item.of, labels: entryLabels(entry) };
      const node = put({ ...base, parent, ...fileOf(parent), path: entry.path, name: entry.name }, ...(entry.named ? [entry.named.path] : []));
      putItems(entry.items, node);
    }
  };

  const putField = (field: FieldNode, parent: NameNode | undefined): NameNode =>
    put({
      kind: 'item',
      ...numbered(field.item.no),
      labels: called(field.item.label, field.item.key),
      ...(parent ? { parent, ...fileOf(parent) } : {}),
      path: field.path,
      name: field.name,
      field,
    });

  for (const field of assessment.cover) putField(field, undefined);
  for (const part of assessment.parts) putPart(part);
  return {
    nodes,
    fileNames,
    entryWords: [...entryWords],
    at: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = byPath.get(pathKey(path.slice(0, length)));
        if (node) return node;
      }
      return undefined;
    },
  };
}

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
      same.labels.length === node.labels.length &&
      same.labels.every((label, index) => label === node.labels[index])
    );
  });
}

/** Returns the nodes from the top (a cover item, a part or its 特定個人情報ファイル) down to the node itself. */
export function stepsTo(node: NameNode): readonly NameNode[] {
  const steps: NameNode[] = [];
  for (let step: NameNode | undefined = node; step; step = step.parent) steps.unshift(step);
  return steps;
}

function groupLabels(group: Group): readonly string[] {
  return [...called(group.label, group.key), ...group.titles];
}

/** Returns the name of an entry as its label. Empty if it has none. The word 委託事項 and its number are no label. */
function entryLabels(entry: EntryNode): readonly string[] {
  const first = entry.named ?? entry.items.find((item) => item.kind === 'text' && item.item.kind === 'line');
  return first?.kind === 'text' && first.text.trim() !== '' ? [first.text] : [];
}

function called(...labels: readonly string[]): readonly string[] {
  return [...new Set(labels)].filter((label) => label !== '');
}

function fileOf(above: { readonly file?: number | FilePosition | undefined }): { readonly file?: number } {
  const { file } = above;
  return file === undefined ? {} : { file: typeof file === 'number' ? file : file.index };
}

/** Returns the number in Ⅱ, ３．, ②, リスク１. Empty if there is none. */
function numbered(no: ItemBase['no']): { readonly no?: number } {
  const roman = romans.indexOf(no.slice(0, 1));
  if (no !== '' && roman >= 0) return { no: roman + 1 };
  const digits = /\d+/u.exec(no.normalize('NFKC'))?.[0];
  return digits === undefined ? {} : { no: Number(digits) };
}
