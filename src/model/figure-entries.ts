import { figureKeys } from '../forms/form.js';
import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, AssessmentTree, ChoiceNode, EntryNode, FigureEntry, ItemNode, TextNode } from './assessment.js';

/** Choice of 向き for a figure that has a landscape page. */
const landscapeChoice = '横';

/** Finds the figures of a document in printing order. */
export function* findFigures({ parts }: Pick<AssessmentTree, 'parts'>): Iterable<FigureEntry> {
  for (const part of parts) {
    if (part.body.kind === 'sections') for (const section of part.body.sections) yield* inItems(section.items);
  }
}

function* inItems(items: readonly ItemNode[]): Iterable<FigureEntry> {
  for (const item of items) {
    if (item.kind === 'group') yield* inItems(item.items);
    if (item.kind !== 'repeat') continue;
    for (const entry of item.entries) {
      if (item.item.figures) yield readFigureEntry(entry);
      else yield* inItems(entry.items);
    }
  }
}

/** Reads an entry of a list with `figures`. Throws if the form describes such a list without a figure's items. */
export function readFigureEntry(entry: EntryNode): FigureEntry {
  const text = (key: string): TextNode => {
    const node = entry.items.find((item): item is TextNode => item.kind === 'text' && item.item.key === key);
    if (!node) throw new Error(`a list with figures has no text item ${key}`);
    return node;
  };
  const direction = entry.items.find((item): item is ChoiceNode => item.kind === 'choice' && item.item.key === figureKeys.direction);
  return {
    entry,
    title: text(figureKeys.title),
    diagram: text(figureKeys.diagram),
    file: text(figureKeys.file),
    alternative: text(figureKeys.alternative),
    landscape: direction?.choice === landscapeChoice,
  };
}

/** The figures of a version, asked by path. */
export interface Figures {
  /** True if the path is that of an item of a figure. */
  readonly has: (path: Path) => boolean;
  /** True if the path is that of a figure. */
  readonly hasEntry: (path: Path) => boolean;
  /** True if the path is that of the picture itself: its Graphviz text, its file. */
  readonly isPicture: (path: Path) => boolean;
}

/** Collects the paths of the figures of an assessment. */
export function figuresOf({ figures }: Assessment): Figures {
  const entries = new Set<string>();
  const pictures = new Set<string>();
  for (const { entry, diagram, file } of figures) {
    entries.add(pathKey(entry.path));
    for (const node of [diagram, file]) pictures.add(pathKey(node.path));
  }
  const hasEntry = (path: Path): boolean => entries.has(pathKey(path));
  return { has: (path) => hasEntry(path.slice(0, -1)), hasEntry, isPicture: (path) => pictures.has(pathKey(path)) };
}
