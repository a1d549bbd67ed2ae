import { sideOf } from '../../diff/changes/change.js';
import type { FieldChange } from '../../diff/changes/change.js';
import { pathKey } from '../../load/read/source.js';
import type { Path } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import { figureEntries } from '../../model/figure-entries.js';
import type { Excerpt, ExcerptOptions } from './excerpt.js';
import { addedMark, figureChangedMark, figureMark, isMark, removedMark } from '../rows/fixed-phrases.js';
import { phraseValue } from './phrase-value.js';

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

/**
 * Everything that changed in one figure. The text of a diagram means nothing to a reader of the table: the row says that the
 * figure was mended, and shows what is words (the title, the description).
 */
export function phraseFigure(changes: readonly FieldChange[], isPicture: (change: FieldChange) => boolean, options: ExcerptOptions): Excerpt {
  const before: string[] = [];
  const after: string[] = [];
  const pictures = changes.filter(isPicture);
  if (pictures.length > 0) {
    // The picture itself came or went when its text or file did and the other was not there before.
    const came = pictures.every(({ what }) => what === 'added');
    const went = pictures.every(({ what }) => what === 'removed');
    before.push(came ? addedMark : figureMark);
    after.push(came ? figureMark : went ? removedMark : figureChangedMark);
  }
  for (const change of changes) {
    if (isPicture(change)) continue;
    const label = sideOf(change).item.label;
    const excerpt = phraseValue(change, { ...options, key: change.key });
    before.push(...labelled(label, excerpt.before));
    after.push(...labelled(label, excerpt.after));
  }
  return { before: before.join('\n'), after: after.join('\n') };
}

function labelled(label: string, cell: string): readonly string[] {
  const lines = cell.split('\n');
  return lines.length === 1 && !isMark(cell) ? [`${label}：${cell}`] : [`${label}：`, ...lines];
}
