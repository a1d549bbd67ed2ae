import { idKey, printedLabel, printedPart } from '../forms/form.js';
import type { Field, Form, Item, Part, Repeat, Section, TextField } from '../forms/form.js';
import type { Assessment, ChangeRowNode, EntryNode, FileNode, FilePosition, ItemNode, NodeBase, PartNode, RepeatNode, SectionNode } from './assessment.js';
import { buildField, buildText, writtenList, member, printedText, writtenText } from './build-fields.js';
import { readChangeRows } from './change-rows.js';
import { publishedDay } from './cover.js';
import { findFigures } from './figure-entries.js';
import { fileNameLabel } from './file-names.js';
import { entrySteps, keyBelow, rootKey } from './item-key.js';
import { infoFileName, longerName, onOneLine } from './item-name.js';
import type { ItemName, NameLabel } from './item-name.js';
import { outlineOf } from './outline.js';
import { walkFields } from './walk.js';

const root: NodeBase = { path: [], key: rootKey, name: '', labels: [], file: undefined };

/**
 * Lays a document's plain data over its form. Never throws: a value of the wrong shape reads as empty. `validate` reports the
 * shape, and a message about a half-written document needs the names of its items.
 */
export function buildAssessment(form: Form, data: unknown): Assessment {
  const files = form.filesKey === '' ? [] : writtenList(member(data, form.filesKey));
  const cover = form.cover.map((field) => buildField(field, data, below(root, field.key, itemLabel(field))));
  const nodes = fileNodes(form, files);
  const parts = form.parts.flatMap((part) => (part.perFile ? buildFileParts(form, part, files, nodes) : [buildPart(part, data, root)]));
  const tree = { form, cover, files: files.length === 0 ? [] : nodes, parts };
  return {
    ...tree,
    ...outlineOf(tree),
    visits: [...walkFields(tree)],
    rows: parts.flatMap(({ body }) => (body.kind === 'changes' ? readChangeRows(body.rows, publishedDay(tree)) : [])),
    figures: [...findFigures(tree)],
  };
}

/** Builds a node for each 特定個人情報ファイル. A document without any gets the one that the blank form prints. */
function fileNodes(form: Form, files: readonly unknown[]): readonly FileNode[] {
  const list = form.filesKey === '' ? root : below(root, form.filesKey);
  const shown = files.length === 0 ? [undefined] : files;
  const ids = shown.map((file) => writtenText(member(file, idKey)));
  const steps = entrySteps(ids);
  return shown.map((data, index) => {
    const called = infoFileName(fileNameIn(form, data));
    const file = { index, count: shown.length };
    const base = entryBelow(list, index, steps[index] ?? '', { kind: 'infoFile', text: `${form.filesKey}${String(index + 1)}`, only: 'official' });
    return { ...base, labels: [...base.labels, ...fileColumnLabels(form, file, called)], file, called, id: ids[index] ?? '', number: index + 1 };
  });
}

/** Returns the name of a 特定個人情報ファイル as its first part writes it. */
function fileNameIn(form: Form, file: unknown): string {
  const label = fileNameLabel(form);
  for (const part of form.parts) {
    if (!part.perFile || part.body.kind !== 'sections') continue;
    for (const section of part.body.sections) {
      const item = section.items.find((each): each is TextField => isText(each) && each.label === label);
      const inPart = member(file, part.key);
      if (item) return printedText(item, section.direct ? inPart : member(inPart, section.key));
    }
  }
  return '';
}

function isText(item: Item): item is TextField {
  return item.kind === 'line' || item.kind === 'text' || item.kind === 'date';
}

function buildFileParts(form: Form, part: Part, files: readonly unknown[], nodes: readonly FileNode[]): PartNode[] {
  return nodes.map(({ path, key, file, called }, index) => buildPart(part, files[index], { ...root, path, key, file }, called, fileNameLabel(form)));
}

/**
 * Builds a part, or one of the parts of a 特定個人情報ファイル.
 * @param called Name of the file.
 * @param fileLabel Label of the items that hold the file's name.
 */
function buildPart(part: Part, scope: unknown, above: NodeBase, called = '', fileLabel?: string): PartNode {
  const base = below(above, part.key, partLabel(part, above.file), ...infoFileLabel(called, above.file));
  const value = member(scope, part.key);
  switch (part.body.kind) {
    case 'field':
      return { part, ...base, body: { kind: 'field', field: buildField(part.body.field, scope, base) } };
    case 'changes': {
      const { columns } = part.body;
      return { part, ...base, body: { kind: 'changes', rows: writtenList(value).map((row, index) => buildRow(columns, row, index, base)) } };
    }
    case 'sections':
      return { part, ...base, body: { kind: 'sections', sections: part.body.sections.map((section) => buildSection(section, value, base, fileLabel)) } };
  }
}

/** Returns the label of a part. One of several files adds its number, as published change tables do (Ⅱ（２）). */
function partLabel(part: Part, file: FilePosition | undefined): NameLabel {
  return { kind: 'part', text: printedPart(part, file && file.count > 1 ? fileMark(file.index) : '') };
}

/** Returns the label with the name of one of several files. Empty for the only file and for a file without a name. */
function infoFileLabel(called: string, file: FilePosition | undefined): ItemName {
  return file && file.count > 1 && called !== '' ? [{ kind: 'infoFile', text: `「${called}」`, only: 'column' }] : [];
}

/** Returns the labels of a 特定個人情報ファイル in the 項目 column: those of all its parts, and its name. */
function fileColumnLabels({ parts }: Form, file: FilePosition, called: string): ItemName {
  const repeated = parts.filter(({ perFile }) => perFile);
  return [...repeated.map((part): NameLabel => ({ ...partLabel(part, file), only: 'column' })), ...infoFileLabel(called, file)];
}

function fileMark(index: number): string {
  return `（${String(index + 1).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))}）`;
}

function buildRow(columns: readonly Field[], row: unknown, index: number, above: NodeBase): ChangeRowNode {
  const number = String(index + 1);
  const base = entryBelow(above, index, `#${number}`, { kind: 'entry', text: `${number}行目` });
  return { ...base, cells: columns.map((column) => buildField(column, row, below(base, column.key, itemLabel(column)))) };
}

function buildSection(section: Section, scope: unknown, above: NodeBase, fileLabel: string | undefined): SectionNode {
  const bar: ItemName = section.label === '' ? [] : [{ kind: 'section', text: `${section.no}${section.label}` }];
  const base = below(above, section.key, ...bar);
  const inner = section.direct ? { ...base, path: above.path, key: above.key } : base;
  const value = section.direct ? scope : member(scope, section.key);
  const isOneValue = section.direct && section.label !== '';
  return {
    section,
    ...base,
    heads: section.heads.map((head) => buildField(head, value, below(inner, head.key, itemLabel(head)))).filter((node) => node.kind === 'check'),
    items: isOneValue ? section.items.map((item) => buildItem(item, value, forOnlyItem(item, inner, fileLabel), [])) : buildItems(section.items, value, inner),
  };
}

/** Returns the base of a section's only item, which has the section's name. The item with the file's name does not repeat that name as a label. */
function forOnlyItem(item: Item, section: NodeBase, fileLabel: string | undefined): NodeBase {
  return isText(item) && item.label === fileLabel ? { ...section, labels: section.labels.filter(({ kind }) => kind !== 'infoFile') } : section;
}

/** Builds items that print side by side. An item beneath another (その妥当性) gets the label of that one in its 項目 name. */
function buildItems(items: readonly Item[], scope: unknown, above: NodeBase): readonly ItemNode[] {
  let owner: ItemName = [];
  return items.map((item) => {
    const label = itemLabel(item);
    const own = isFieldItem(item) && item.under ? [...owner, label] : [label];
    if (!isFieldItem(item)) owner = [];
    else if (!item.under) owner = [{ kind: 'owner', text: label.text, only: 'column' }];
    return buildItem(item, scope, above, own);
  });
}

function isFieldItem(item: Item): item is Field {
  return item.kind !== 'group' && item.kind !== 'risk' && item.kind !== 'band' && item.kind !== 'repeat';
}

/** @param own Labels that the item adds to the name above it. */
function buildItem(item: Item, scope: unknown, above: NodeBase, own: ItemName): ItemNode {
  switch (item.kind) {
    case 'group':
    case 'risk': {
      const base = below(above, item.key, ...own);
      return { kind: 'group', item, ...base, items: buildItems(item.items, member(scope, item.key), base) };
    }
    case 'band': {
      const base = { ...above, ...longerName(above, own) };
      return { kind: 'group', item, ...base, items: buildItems(item.items, scope, base) };
    }
    case 'repeat':
      return buildRepeat(item, scope, above, own);
    case 'static':
      // The form's own text has no key, so it takes the path above it.
      return buildField(item, scope, { ...above, ...longerName(above, own) });
    default:
      return buildField(item, scope, below(above, item.key, ...own));
  }
}

function buildRepeat(item: Repeat, scope: unknown, above: NodeBase, own: ItemName): RepeatNode {
  const base = below(above, item.key, ...own);
  const written = writtenList(member(scope, item.key));
  const steps = entrySteps(written.map((entry) => writtenText(member(entry, idKey))));
  // The name of an entry leaves out the label of its list.
  const list = { ...base, labels: above.labels, name: above.name };
  const build = (entry: unknown, index: number, step: string): EntryNode => {
    const label: NameLabel = { kind: 'entry', text: `${item.of}${String(index + 1)}`, called: onOneLine(entryNameIn(item, entry)) };
    const node = entryBelow(list, index, step, label);
    return {
      id: writtenText(member(entry, idKey)),
      number: index + 1,
      ...node,
      ...(item.named ? { named: buildText(item.named, entry, below(node, item.named.key)) } : {}),
      items: buildItems(item.items, entry, node),
    };
  };
  const [blankStep = ''] = entrySteps(['']);
  return {
    kind: 'repeat',
    item,
    ...base,
    entries: written.map((entry, index) => build(entry, index, steps[index] ?? '')),
    blank: build(undefined, 0, blankStep),
  };
}

/** Returns the name of an entry: the text beside its number, or its first line. Empty if it has neither. */
function entryNameIn({ named, items }: Repeat, entry: unknown): string {
  const item = named ?? items.find((each): each is TextField => each.kind === 'line');
  return item ? printedText(item, entry) : '';
}

function itemLabel(item: Item): NameLabel {
  const text = printedLabel(item);
  if (item.kind === 'group') return { kind: 'group', text };
  if (item.kind === 'risk') return { kind: 'group', text, ...(item.no === '' ? { only: 'official' } : {}) };
  if (item.kind === 'band' || item.kind === 'repeat') return { kind: 'group', text, only: 'official' };
  return { kind: 'item', text };
}

/** Returns the base of the node under a key of `above`, with the labels that it adds. */
function below(above: NodeBase, key: string, ...own: ItemName): NodeBase {
  return { path: [...above.path, key], key: keyBelow(above.key, key), ...longerName(above, own), file: above.file };
}

function entryBelow(list: NodeBase, index: number, step: string, own: NameLabel): NodeBase {
  return { path: [...list.path, index], key: keyBelow(list.key, step), ...longerName(list, [own]), file: list.file };
}
