import { itemKey } from '../forms/form-items.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, EntryNode, FieldNode, FileNode, ItemNode, RepeatNode } from './assessment.js';
import { isField } from './assessment.js';
import { entryNameNode, fileNameNodes } from './file-names.js';
import type { Entry, ItemPlace, Leaf } from '../diff/changes/change.js';
import { entryKeys } from './entry-steps.js';
import { saysNothing } from './item-values.js';

/** What stands side by side: in the document itself, or in one entry of a list. */
export interface Scope {
  /** Its own items, not those of entries in it, by the keys of the form (`itemKey`), in the order of the form. */
  readonly fields: ReadonlyMap<string, Leaf>;
  /** The lists that have entries. */
  readonly lists: ReadonlyMap<string, readonly EntryScope[]>;
}

export interface EntryScope extends Scope {
  readonly entry: Entry;
}

/** An assessment by what two versions are compared: items with keys, entries, and which stands in which. */
export interface Outline {
  readonly root: Scope;
  readonly leaves: readonly Leaf[];
  readonly entries: readonly Entry[];
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

interface Draft extends Scope {
  readonly key: string;
  readonly path: Path;
  readonly fields: Map<string, Leaf>;
  readonly lists: Map<string, EntryDraft[]>;
}
interface EntryDraft extends Draft {
  readonly entry: Omit<Entry, 'place' | 'leaves' | 'entries'> & { readonly place: Writable<ItemPlace>; readonly leaves: Leaf[]; readonly entries: Entry[] };
}

/** A name in its steps. */
interface Above {
  readonly name: string;
  readonly steps: readonly string[];
}

/** Where the walk is. */
interface At {
  readonly scope: Draft;
  /** The entries that it is in, outermost first. */
  readonly within: readonly EntryDraft[];
  readonly above: Above;
  readonly file?: { readonly index: number; readonly count: number };
}

/** Assessments are immutable, and everybody who reads a diff asks for their items. */
const known = new WeakMap<Assessment, Outline>();

/** The outline of an assessment; made once for each. */
export function outlineOf(assessment: Assessment): Outline {
  const made = known.get(assessment) ?? outline(assessment);
  known.set(assessment, made);
  return made;
}

function outline(assessment: Assessment): Outline {
  const root: Draft = { key: '', path: [], fields: new Map(), lists: new Map() };
  const leaves: Leaf[] = [];
  const entries: Entry[] = [];

  const field = (node: FieldNode, at: At): void => {
    if (node.kind === 'static') return;
    const { steps } = below(at.above, node.name);
    const place = { path: node.path, name: node.name, steps, important: node.item.important, ...(at.file ? { file: at.file } : {}) };
    const leaf: Leaf = { key: keyIn(at.scope, node.path), place, node };
    leaves.push(leaf);
    at.scope.fields.set(itemKey(node.path), leaf);
    if (saysNothing(node)) return;
    for (const { entry } of at.within) {
      entry.leaves.push(leaf);
      entry.place.important ||= leaf.place.important;
    }
  };

  const items = (nodes: readonly ItemNode[], at: At): void => {
    for (const node of nodes) {
      if (isField(node)) field(node, at);
      else if (node.kind === 'group') items(node.items, { ...at, above: below(at.above, node.name) });
      else list(node, at);
    }
  };

  const list = (node: RepeatNode, at: At): void => {
    const keys = entryKeys(node.entries.map(({ id }) => id));
    for (const [index, each] of node.entries.entries()) {
      const above = below(at.above, each.name);
      const draft = entryDraft(each, `${keyIn(at.scope, node.path)}/${keys[index] ?? ''}`, above, {
        of: node.item.of,
        named: entryNameNode(each)?.text ?? '',
        important: node.item.important,
        file: at.file,
      });
      put(draft, node.path, at);
      const inside: At = { ...at, scope: draft, within: [...at.within, draft], above };
      if (each.named) field(each.named, inside);
      items(each.items, inside);
    }
  };

  const put = (draft: EntryDraft, listPath: Path, { scope, within }: Pick<At, 'scope' | 'within'>): void => {
    entries.push(draft.entry);
    within.at(-1)?.entry.entries.push(draft.entry);
    const listKey = itemKey(listPath);
    const siblings = scope.lists.get(listKey);
    if (siblings) siblings.push(draft);
    else scope.lists.set(listKey, [draft]);
  };

  const { filesKey } = assessment.form;
  const fileKeys = entryKeys(assessment.files.map(({ id }) => id));
  const files = assessment.files.map((node, index): EntryDraft => {
    const file = { index, count: assessment.files.length };
    const above = { name: node.name, steps: [node.name] };
    return entryDraft(node, `${filesKey}/${fileKeys[index] ?? ''}`, above, {
      of: filesKey,
      named: fileNameNodes(assessment, index)[0]?.text ?? '',
      important: false,
      file,
    });
  });

  for (const node of assessment.cover) field(node, { scope: root, within: [], above: { name: '', steps: [] } });
  let filesPut = false;
  for (const { part, file, body, name } of assessment.parts) {
    const owner = file && files[file.index];
    // The blank part of a document without files belongs to none.
    if (part.perFile && !owner) continue;
    if (owner && !filesPut) {
      for (const draft of files) put(draft, [filesKey], { scope: root, within: [] });
      filesPut = true;
    }
    const at: At = { scope: owner ?? root, within: owner ? [owner] : [], above: { name, steps: [name] }, ...(owner ? { file } : {}) };
    if (body.kind === 'field') field(body.field, at);
    if (body.kind !== 'sections') continue;
    for (const section of body.sections) {
      const inside = { ...at, above: below(at.above, section.name) };
      for (const head of section.heads) field(head, inside);
      items(section.items, inside);
    }
  }
  return { root, leaves, entries };
}

interface About {
  readonly of: string;
  readonly named: string;
  readonly important: boolean;
  readonly file: At['file'];
}

function entryDraft({ id, number, path, name }: EntryNode | FileNode, key: string, { steps }: Above, { of, named, important, file }: About): EntryDraft {
  const place = { path, name, steps, important, ...(file ? { file } : {}) };
  return { key, path, fields: new Map(), lists: new Map(), entry: { key, place, id, number, of, named, leaves: [], entries: [] } };
}

/** Keys below a scope; bands have none. */
function keyIn(scope: Draft, path: Path): string {
  const inside = path.slice(scope.path.length).join('/');
  return scope.key === '' ? inside : `${scope.key}/${inside}`;
}

/** What a name says beyond that of what it stands in is its last step; the one value of a section has the section's name. */
function below(above: Above, name: string): Above {
  if (name === above.name) return above;
  const rest = above.name !== '' && name.startsWith(`${above.name}　`) ? name.slice(above.name.length + 1) : name;
  return { name, steps: [...above.steps, rest] };
}
