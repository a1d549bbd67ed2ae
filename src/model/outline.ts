import { formPathKey } from '../forms/form-items.js';
import type { Path } from '../load/read/source.js';
import { isField } from './assessment.js';
import type { AssessmentTree, Entry, EntryNode, FieldNode, FileNode, ItemNode, Outline, RepeatNode, Scope } from './assessment.js';
import { entryNameNode, fileNameNodes } from './file-names.js';
import { isEmptyField } from './item-values.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface ScopeBuilder extends Scope {
  readonly fields: Map<string, FieldNode>;
  readonly lists: Map<string, EntryBuilder[]>;
}
interface EntryBuilder extends ScopeBuilder {
  readonly entry: Writable<Omit<Entry, 'fields' | 'entries'>> & { readonly fields: FieldNode[]; readonly entries: Entry[] };
}

/** Position of the walk. */
interface At {
  readonly scope: ScopeBuilder;
  /** Entries that contain the position, outermost first. */
  readonly within: readonly EntryBuilder[];
}

/** Collects the fields and entries of an assessment, each in one list and by the scope that contains them. */
export function outlineOf(tree: AssessmentTree): Outline {
  const root: ScopeBuilder = { fields: new Map(), lists: new Map() };
  const fields: FieldNode[] = [];
  const entries: Entry[] = [];

  const field = (node: FieldNode, at: At): void => {
    if (node.kind === 'static') return;
    fields.push(node);
    at.scope.fields.set(formPathKey(node.path), node);
    if (isEmptyField(node)) return;
    for (const { entry } of at.within) {
      entry.fields.push(node);
      entry.important ||= node.item.important;
    }
  };

  const items = (nodes: readonly ItemNode[], at: At): void => {
    for (const node of nodes) {
      if (isField(node)) field(node, at);
      else if (node.kind === 'group') items(node.items, at);
      else list(node, at);
    }
  };

  const list = (node: RepeatNode, at: At): void => {
    const { of, important } = node.item;
    for (const each of node.entries) {
      const builder = entryBuilder(each, { of, called: entryNameNode(each)?.text ?? '', important });
      put(builder, node.path, at);
      const inside: At = { scope: builder, within: [...at.within, builder] };
      if (each.named) field(each.named, inside);
      items(each.items, inside);
    }
  };

  const put = (builder: EntryBuilder, listPath: Path, { scope, within }: At): void => {
    entries.push(builder.entry);
    within.at(-1)?.entry.entries.push(builder.entry);
    const listKey = formPathKey(listPath);
    const siblings = scope.lists.get(listKey);
    if (siblings) siblings.push(builder);
    else scope.lists.set(listKey, [builder]);
  };

  const { filesKey } = tree.form;
  const files = tree.files.map((node, index) => entryBuilder(node, { of: filesKey, called: fileNameNodes(tree, index)[0]?.text ?? '', important: false }));

  const atRoot: At = { scope: root, within: [] };
  for (const node of tree.cover) field(node, atRoot);
  let filesPut = false;
  for (const { part, file, body } of tree.parts) {
    const owner = file && files[file.index];
    // The blank part of a document without 特定個人情報ファイル belongs to no entry.
    if (part.perFile && !owner) continue;
    if (owner && !filesPut) {
      for (const builder of files) put(builder, [filesKey], atRoot);
      filesPut = true;
    }
    const at: At = owner ? { scope: owner, within: [owner] } : atRoot;
    if (body.kind === 'field') field(body.field, at);
    if (body.kind !== 'sections') continue;
    for (const section of body.sections) {
      for (const head of section.heads) field(head, at);
      items(section.items, at);
    }
  }
  return { root, fields, entries };
}

function entryBuilder({ path, key, name, labels, file, id, number }: EntryNode | FileNode, about: Pick<Entry, 'of' | 'called' | 'important'>): EntryBuilder {
  const entry = { path, key, name, labels, file, id, number, ...about, fields: [], entries: [] };
  return { fields: new Map(), lists: new Map(), entry };
}
