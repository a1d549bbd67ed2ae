import { tickedKey } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import type { Path } from '../load/read/source.js';
import type { BoxesNode } from './assessment.js';
import { valueAt } from './value-at.js';

/** Where the tick of one option stands in a document: its entry in 該当, or the boxes themselves when it is not ticked. */
export function tickPath(data: unknown, boxes: BoxesNode, label: string): Path {
  const listPath = [...boxes.path, tickedKey];
  const ticked = valueAt(data, listPath);
  const labels = boxes.options.map((option) => option.label);
  const index = Array.isArray(ticked) ? ticked.findIndex((entry) => typeof entry === 'string' && officialOption(entry, labels) === label) : -1;
  return index < 0 ? boxes.path : [...listPath, index];
}
