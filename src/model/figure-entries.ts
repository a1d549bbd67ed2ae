import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, ChoiceNode, EntryNode, ItemNode, TextNode } from './assessment.js';

/** A figure of a document: an entry of a list with `figures`, its items by role. */
export interface FigureEntry {
  readonly entry: EntryNode;
  readonly title: TextNode;
  /** Graphviz text. Empty if the figure has none. */
  readonly diagram: TextNode;
  /** Name of an SVG or PNG file beside the document. Empty if the figure has none. */
  readonly file: TextNode;
  readonly alternative: TextNode;
  /** True if 向き is 横. */
  readonly landscape: boolean;
}

/** Key of the title printed over a figure. */
export const figureTitleKey = '題';
/** Keys of a figure's other items: the same in every form, as `該当` is for boxes. */
const diagramKey = '図式';
const fileKey = 'ファイル';
const alternativeKey = '代替テキスト';
const directionKey = '向き';
const landscapeChoice = '横';

/** Finds the figures of a document in printing order. */
export function* figureEntries(assessment: Assessment): Iterable<FigureEntry> {
  for (const part of assessment.parts) {
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
  const direction = entry.items.find((item): item is ChoiceNode => item.kind === 'choice' && item.item.key === directionKey);
  return {
    entry,
    title: text(figureTitleKey),
    diagram: text(diagramKey),
    file: text(fileKey),
    alternative: text(alternativeKey),
    landscape: direction?.choice === landscapeChoice,
  };
}

/** The figures of a version, asked by path. */
export interface Figures {
  /** True if the path is that of an item of a figure. */
  readonly has: (path: Path) => boolean;
  /** True if the path is that of the picture itself: its Graphviz text, its file. */
  readonly isPicture: (path: Path) => boolean;
}

/** Collects the paths of the figures of an assessment. */
export function figuresOf(assessment: Assessment): Figures {
  const entries = new Set<string>();
  const pictures = new Set<string>();
  for (const { entry, diagram, file } of figureEntries(assessment)) {
    entries.add(pathKey(entry.path));
    for (const node of [diagram, file]) pictures.add(pathKey(node.path));
  }
  return { has: (path) => entries.has(pathKey(path.slice(0, -1))), isPicture: (path) => pictures.has(pathKey(path)) };
}
