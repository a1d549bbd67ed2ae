import { pathKey } from '../load/read/source.js';
import type { Path } from '../load/read/source.js';
import type { Assessment, ChoiceNode, EntryNode, ItemNode, TextNode } from './assessment.js';

/** One figure of a document: an entry of a list with `figures`, by what its items are. */
export interface FigureEntry {
  readonly entry: EntryNode;
  readonly title: TextNode;
  /** Graphviz text, or empty. */
  readonly diagram: TextNode;
  /** Name of an SVG or PNG file beside the document, or empty. */
  readonly file: TextNode;
  readonly alternative: TextNode;
  /** 向き: 横. */
  readonly landscape: boolean;
}

/** The key of the title printed over a figure. */
export const figureTitleKey = '題';
/** The keys of a figure's other items: the same in every form, as `該当` is for boxes. */
const diagramKey = '図式';
const fileKey = 'ファイル';
const alternativeKey = '代替テキスト';
const directionKey = '向き';
const landscapeChoice = '横';

/** The figures of a document in printing order. */
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

/** Reads an entry of a list with `figures`. Throws when the form describes such a list without a figure's items. */
export function readFigureEntry(entry: EntryNode): FigureEntry {
  const texts = (key: string): TextNode => {
    const node = entry.items.find((item): item is TextNode => item.kind === 'text' && item.item.key === key);
    if (!node) throw new Error(`a list with figures has no text item ${key}`);
    return node;
  };
  const direction = entry.items.find((item): item is ChoiceNode => item.kind === 'choice' && item.item.key === directionKey);
  return {
    entry,
    title: texts(figureTitleKey),
    diagram: texts(diagramKey),
    file: texts(fileKey),
    alternative: texts(alternativeKey),
    landscape: direction?.choice === landscapeChoice,
  };
}

/** The figures of a version, by the paths of what they are made of. */
export interface Figures {
  /** True for the items of a figure. */
  readonly has: (path: Path) => boolean;
  /** True for the items that are the picture itself: its Graphviz text, its file. */
  readonly isPicture: (path: Path) => boolean;
}

export function figuresOf(assessment: Assessment): Figures {
  const entries = new Set<string>();
  const pictures = new Set<string>();
  for (const { entry, diagram, file } of figureEntries(assessment)) {
    entries.add(pathKey(entry.path));
    for (const node of [diagram, file]) pictures.add(pathKey(node.path));
  }
  return { has: (path) => entries.has(pathKey(path.slice(0, -1))), isPicture: (path) => pictures.has(pathKey(path)) };
}
