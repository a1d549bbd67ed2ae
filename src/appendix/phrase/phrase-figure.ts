import { append } from '../../core/long-lists.js';
import { sideOf } from '../../diff/changes/change.js';
import type { FieldChange } from '../../diff/changes/change.js';
import type { Excerpt, ExcerptOptions } from './excerpt.js';
import { addedMark, figureChangedMark, figureMark, isMark, removedMark } from '../rows/fixed-phrases.js';
import { phraseValue } from './phrase-value.js';

/**
 * Phrases all changes of one figure. The source of a diagram means nothing to a reader of the table: the row states that the
 * figure was changed, and shows its words (the title, the description).
 */
export function phraseFigure(changes: readonly FieldChange[], isPicture: (change: FieldChange) => boolean, options: ExcerptOptions): Excerpt {
  const before: string[] = [];
  const after: string[] = [];
  const pictures = changes.filter(isPicture);
  if (pictures.length > 0) {
    // The picture is new if its source and its file changed only by being added; it is gone if they were only removed.
    const came = pictures.every(({ what }) => what === 'added');
    const went = pictures.every(({ what }) => what === 'removed');
    before.push(came ? addedMark : figureMark);
    after.push(came ? figureMark : went ? removedMark : figureChangedMark);
  }
  for (const change of changes) {
    if (isPicture(change)) continue;
    const label = sideOf(change).item.label;
    const excerpt = phraseValue(change, { ...options, key: change.key });
    append(before, labelled(label, excerpt.before));
    append(after, labelled(label, excerpt.after));
  }
  return { before: before.join('\n'), after: after.join('\n') };
}

function labelled(label: string, cell: string): readonly string[] {
  const lines = cell.split('\n');
  return lines.length === 1 && !isMark(cell) ? [`${label}：${cell}`] : [`${label}：`, ...lines];
}
