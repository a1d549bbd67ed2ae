import type { ItemBase, Part, Section } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, EntryNode, FieldNode, ItemNode, PartNode, SectionNode } from '../model/assessment.js';
import { isField } from '../model/assessment.js';
import { fileNameNodes } from '../model/file-names.js';
import { byPath } from './by-path.js';
import { romans } from './name-atoms.js';

/**
 * A place of an assessment as change tables name it: by numbers and labels from the part down. An item printed beneath another
 * (その妥当性) hangs below that one, because tables name it by way of its number (②… その妥当性).
 */
export interface NameNode {
  /** Its position among the nodes of its tree. */
  readonly order: number;
  readonly kind: 'file' | 'part' | 'section' | 'risk' | 'group' | 'entry' | 'item';
  /** Ⅱ is 2, ３． is 3, ② is 2, リスク１ is 1, 委託事項4 is 4; undefined where nothing is printed. */
  readonly no: number | undefined;
  /** For an entry: what one of them is called (委託事項). */
  readonly of: string | undefined;
  /** What it may be called: its label, its key, the name of an entry. */
  readonly labels: readonly string[];
  readonly parent: NameNode | undefined;
  /** Position of the 特定個人情報ファイル it belongs to, from 0; undefined outside of one. */
  readonly file: number | undefined;
  readonly path: Path;
  /** The official name. */
  readonly name: string;
  /** The item itself, where it is one. */
  readonly field: FieldNode | undefined;
}

export interface NameTree {
  /** In the order of the form. */
  readonly nodes: readonly NameNode[];
  /** What each 特定個人情報ファイル is called, by position. */
  readonly fileNames: readonly (readonly string[])[];
  /** What entries are called (システム, 委託事項). */
  readonly entryWords: readonly string[];
  /** The node of whatever stands at a path, of the nearest thing above it when there is none. */
  at(path: Path): NameNode | undefined;
}

/** Everything of an assessment that a change table may name. 変更箇所 itself and what the form prints itself are not in it. */
export function nameTreeOf(assessment: Assessment): NameTree {
  const nodes: NameNode[] = [];
  const places = byPath<NameNode>();
  const entryWords = new Set<string>();

  const put = ({ kind, no, of, labels, parent, file = parent?.file, path, name, field }: About): NameNode => {
    const node: NameNode = { order: nodes.length, kind, no, of, labels, parent, file, path, name, field };
    nodes.push(node);
    places.put(path, node);
    return node;
  };

  const fileNames = assessment.files.map((_, index) => [
    ...new Set(fileNameNodes(assessment, index).flatMap(({ text }) => (text.trim() === '' ? [] : [text]))),
  ]);
  const { filesKey } = assessment.form;

  const putPart = (part: PartNode): void => {
    const { body, file, path, name } = part;
    if (body.kind === 'changes') return;
    const parent = file && putFile(file.index);
    const field = body.kind === 'field' ? body.field : undefined;
    const node = put({ kind: 'part', ...printedOfPart(part.part), parent, file: file?.index, path, name, field });
    if (body.kind === 'sections') for (const section of body.sections) putSection(section, node);
  };

  const putFile = (file: number): NameNode => {
    const path = [filesKey, file];
    const labels = fileNames[file] ?? [];
    return places.first(path) ?? put({ kind: 'file', no: file + 1, labels, parent: undefined, file, path, name: `${filesKey}${String(file + 1)}` });
  };

  const putSection = (section: SectionNode, parent: NameNode): void => {
    const { section: form, items, path, name } = section;
    // A section without a label prints no bar: its items stand in the part.
    if (form.label === '') {
      putItems(items, parent);
      return;
    }
    const only = form.direct ? items[0] : undefined;
    const field = only && isField(only) ? only : undefined;
    const node = put({ kind: 'section', ...printed(form), parent, path, name, field });
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
      const { path, name } = item;
      if (item.kind === 'repeat') putEntries(item, put({ kind: 'group', no: undefined, labels: printed(item.item).labels, parent, path, name }));
      else {
        const kind = item.item.kind === 'risk' ? 'risk' : 'group';
        // A band has no key of its own; a path of its own keeps it from being taken for what it stands in.
        const own = item.item.kind === 'band' ? [...path, item.item.label] : path;
        putItems(item.items, put({ kind, ...printed(item.item, item.item.titles), parent, path: own, name }));
      }
    }
  };

  const putEntries = ({ item, entries }: Extract<ItemNode, { kind: 'repeat' }>, parent: NameNode): void => {
    entryWords.add(item.of);
    for (const entry of entries) {
      const { number: no, path, name } = entry;
      const node = put({ kind: 'entry', no, of: item.of, labels: entryLabels(entry), parent, path, name });
      if (entry.named) places.put(entry.named.path, node);
      putItems(entry.items, node);
    }
  };

  const putField = (field: FieldNode, parent: NameNode | undefined): NameNode =>
    put({ kind: 'item', ...printed(field.item), parent, path: field.path, name: field.name, field });

  for (const field of assessment.cover) putField(field, undefined);
  for (const part of assessment.parts) putPart(part);
  return {
    nodes,
    fileNames,
    entryWords: [...entryWords],
    at: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = places.first(path, length);
        if (node) return node;
      }
      return undefined;
    },
  };
}

/** A node to be: of its parent's file, unless it says another. */
type About = Pick<NameNode, 'kind' | 'no' | 'labels' | 'parent' | 'path' | 'name'> & Partial<Pick<NameNode, 'of' | 'file' | 'field'>>;

/** True when everything in two versions is called the same and stands in the same order, so that a name read in the one means the same in the other. */
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

/** From the part (or the cover) down to the node. */
export function stepsTo(node: NameNode): readonly NameNode[] {
  const steps: NameNode[] = [];
  for (let step: NameNode | undefined = node; step; step = step.parent) steps.unshift(step);
  return steps;
}

/** What the form prints of a thing: its number, and what it may be called. */
type Printed = Pick<NameNode, 'no' | 'labels'>;

/** The same in every document of a form, and compared label by label: `labels` of one thing are one list. */
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

/** An entry is known by its name; what it is called (委託事項) and its number are no label. */
function entryLabels(entry: EntryNode): readonly string[] {
  const first = entry.named ?? entry.items.find((item) => item.kind === 'text' && item.item.kind === 'line');
  return first?.kind === 'text' && first.text.trim() !== '' ? [first.text] : [];
}

function called(...labels: readonly string[]): readonly string[] {
  return [...new Set(labels)].filter((label) => label !== '');
}

/** The number in Ⅱ, ３．, ②, リスク１. */
function numbered(no: ItemBase['no']): number | undefined {
  const roman = romans.indexOf(no.slice(0, 1));
  if (no !== '' && roman >= 0) return roman + 1;
  const digits = /\d+/u.exec(no.normalize('NFKC'))?.[0];
  return digits === undefined ? undefined : Number(digits);
}
