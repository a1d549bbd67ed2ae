import { internalKeys } from '../forms/internal-keys.js';
import { boxOptions, keptKey, tickedKey } from '../forms/form.js';
import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, EntryNode, ItemNode } from './assessment.js';

interface Named {
  readonly path: Path;
  readonly name: string;
}

/**
 * Returns a finder of the official name at a path: of a part, section, group, entry or item. A path inside an item, an option for
 * one, has the item's name. The finder returns undefined outside all of them (様式, an unknown key at the root).
 */
export function nodeNames(assessment: Assessment): (path: Path) => string | undefined {
  // Built at the first call: most documents have no item to name.
  let names: Map<string, string> | undefined;
  return (path) => {
    names ??= new Map([...namedNodes(assessment)].map((node) => [pathKey(node.path), node.name]));
    for (let length = path.length; length > 0; length--) {
      const name = names.get(pathKey(path.slice(0, length)));
      if (name !== undefined) return name;
    }
    return undefined;
  };
}

function* namedNodes(assessment: Assessment): Iterable<Named> {
  yield* assessment.cover;
  if (assessment.form.filesKey !== '') yield { path: [assessment.form.filesKey], name: assessment.form.filesKey };
  for (const key of [keptKey, ...internalKeys]) yield { path: [key], name: key };
  for (const part of assessment.parts) {
    if (part.file) yield { path: part.path.slice(0, -1), name: `${assessment.form.filesKey}${String(part.file.index + 1)}` };
    yield part;
    if (part.body.kind === 'changes') for (const row of part.body.rows) yield* [row, ...row.cells];
    if (part.body.kind === 'sections') {
      for (const section of part.body.sections) {
        yield section;
        yield* section.heads;
        yield* inItems(section.items);
      }
    }
  }
}

function* inItems(items: readonly ItemNode[]): Iterable<Named> {
  for (const item of items) {
    // A band and the form's own text have no key: their path is the path above them.
    if (item.kind !== 'static' && (item.kind !== 'group' || item.item.kind !== 'band')) yield item;
    if (item.kind === 'group') yield* inItems(item.items);
    if (item.kind === 'repeat') for (const entry of item.entries) yield* inEntry(entry);
    if (item.kind === 'choice' && item.count) yield { path: item.count.path, name: item.name };
    if (item.kind === 'boxes') {
      yield { path: [...item.path, tickedKey], name: item.name };
      for (const option of boxOptions(item.item)) yield { path: [...item.path, option.label], name: item.name };
    }
  }
}

function* inEntry(entry: EntryNode): Iterable<Named> {
  yield entry;
  if (entry.named) yield entry.named;
  yield* inItems(entry.items);
}
