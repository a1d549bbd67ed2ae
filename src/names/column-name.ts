import { printedLabel } from '../forms/form.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, ItemNode, PartNode, SectionNode } from '../model/assessment.js';
import { isField } from '../model/assessment.js';
import { entryNameNode, fileNameLabel, fileNameNodes } from '../model/file-names.js';
import { byPath } from './by-path.js';
import type { ByPath } from './by-path.js';

/**
 * One line of an item's name in the 項目 column. An `owner` is the item above one that the form prints beneath it
 * (ユーザ認証の管理 above 具体的な管理方法): without it three items of the same risk would have the same name.
 */
export interface NameStep {
  readonly kind: 'part' | 'file' | 'section' | 'group' | 'entry' | 'owner' | 'item';
  readonly line: string;
  /** For an entry: its name, or empty. */
  readonly called?: string;
}
export type NamePath = readonly NameStep[];

/** The names of all items and entries of one version. */
export interface ItemNames {
  /** Of the item, entry or 特定個人情報ファイル at a path; empty for what has no name. */
  at(path: Path): NamePath;
}

/**
 * How the 項目 column names every item of a version: a line a step, the form's own numbers and labels, without what nobody
 * needs to find it (the vertical 再委託 beside ⑦, a bar that names several risks). A part of one of several 特定個人情報ファイル is followed
 * by that file's name.
 */
export function nameItems(assessment: Assessment): ItemNames {
  const names = byPath<NamePath>();
  /** Parts with their names, of whose items nobody has asked yet: most steps change something in few parts. */
  const unnamed = new Map<PartNode, NamePath>();
  const fileLabel = fileNameLabel(assessment.form);
  const isFileName = (node: ItemNode): boolean => node.kind === 'text' && node.item.label === fileLabel;
  const fileNames = assessment.files.map((_, index) => fileName(fileNameNodes(assessment, index)[0]?.text ?? ''));
  for (const part of assessment.parts) {
    const steps = partSteps(part, fileNames);
    if (part.file) {
      // The file itself is named by all of its parts.
      const path = part.path.slice(0, -1);
      const parts = (names.last(path) ?? []).filter(({ kind }) => kind === 'part');
      names.put(path, [...parts, ...steps]);
    }
    names.put(part.path, steps);
    if (part.body.kind === 'field') names.put(part.body.field.path, steps);
    if (part.body.kind === 'sections') unnamed.set(part, steps);
  }
  return {
    at: (path) => {
      for (const [part, steps] of unnamed) {
        if (!part.path.every((step, index) => step === path[index])) continue;
        unnamed.delete(part);
        if (part.body.kind === 'sections') for (const section of part.body.sections) nameSection(section, steps, names, isFileName);
      }
      return names.last(path) ?? [];
    },
  };
}

function partSteps(part: PartNode, fileNames: readonly string[]): NamePath {
  const name = part.file && part.file.count > 1 ? (fileNames[part.file.index] ?? '') : '';
  return [step('part', part.name), ...(name === '' ? [] : [step('file', `「${name}」`)])];
}

function nameSection(section: SectionNode, above: NamePath, names: ByPath<NamePath>, isFileName: (node: ItemNode) => boolean): void {
  const form = section.section;
  // A section without a label prints no bar: its items stand in the part.
  const steps = form.label === '' ? above : [...above, step('section', `${form.no}${form.label}`)];
  for (const head of section.heads) names.put(head.path, [...steps, step('item', head.item.label)]);
  const only = form.direct && form.label !== '' ? section.items[0] : undefined;
  // The one value of such a section has the section's name; where that is the file's own name, the line with it would say it twice.
  if (only && isField(only)) names.put(only.path, isFileName(only) ? steps.filter(({ kind }) => kind !== 'file') : steps);
  else nameItemsIn(section.items, steps, names);
}

function nameItemsIn(items: readonly ItemNode[], above: NamePath, names: ByPath<NamePath>): void {
  let owner: NamePath = [];
  for (const item of items) {
    if (isField(item)) {
      const label = printedLabel(item.item);
      names.put(item.path, [...above, ...(item.item.under ? owner : []), step('item', label)]);
      if (!item.item.under) owner = [step('owner', label)];
      continue;
    }
    owner = [];
    if (item.kind === 'group') {
      // A bar that names several risks at once has no number, and its section needs none.
      const named = item.item.kind === 'group' || (item.item.kind === 'risk' && item.item.no !== '');
      nameItemsIn(item.items, named ? [...above, step('group', printedLabel(item.item))] : above, names);
      continue;
    }
    names.put(item.path, above);
    for (const entry of item.entries) {
      const steps = [...above, { ...step('entry', `${item.item.of}${String(entry.number)}`), called: oneLine(entryNameNode(entry)?.text ?? '') }];
      names.put(entry.path, steps);
      if (entry.named) names.put(entry.named.path, steps);
      nameItemsIn(entry.items, steps, names);
    }
  }
}

/** What a 特定個人情報ファイル is called, without the number that some write before it: it stands behind the part already, Ⅱ（２）. */
export function fileName(written: string): string {
  return oneLine(written).replace(/^[0-9０-９]+[．.、]\s*/u, '');
}

/** A name of several lines as it stands inside a line. */
export function oneLine(name: string): string {
  return name
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('　');
}

function step(kind: NameStep['kind'], line: string): NameStep {
  return { kind, line };
}
