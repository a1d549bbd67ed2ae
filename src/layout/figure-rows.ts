import type { EntryNode, RepeatNode } from '../model/assessment.js';
import { readFigureEntry } from '../model/figure-entries.js';
import { figureKey } from '../figures/picture/figure.js';
import type { Figure } from '../figures/picture/figure.js';

/** A row with one figure in the frame of its part, 題 above the picture. */
export interface FigureRowView {
  readonly row: 'figure';
  readonly caption: string;
  /** Safe HTML. Empty for an empty frame. */
  readonly picture: string;
  readonly landscape: boolean;
}

/** Returns the rows of a list of figures. An empty list has one empty frame, as in the form. Throws if entries have no prepared figures. */
export function viewFigures(node: RepeatNode, figures: ReadonlyMap<string, Figure> | undefined): readonly FigureRowView[] {
  if (node.entries.length === 0) return [viewFigure(node.blank, undefined)];
  if (!figures) throw new Error('the figures of the document were not prepared');
  return node.entries.map((entry) => viewFigure(entry, figures));
}

function viewFigure(entry: EntryNode, figures: ReadonlyMap<string, Figure> | undefined): FigureRowView {
  const { title, landscape } = readFigureEntry(entry);
  const figure = figures?.get(figureKey(entry.path));
  return { row: 'figure', caption: title.text, picture: figure?.picture ?? '', landscape };
}
