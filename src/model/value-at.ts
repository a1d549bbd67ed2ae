import { tickedKey } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import type { Path } from '../load/read/source.js';
import type { BoxesNode } from './assessment.js';

/** The plain value at a path of a document, or undefined when there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}

/** True for a value that holds nothing that somebody wrote: no value, white space, or only such values inside. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'object') return Object.values(value).every(isBlank);
  return false;
}

/** Where the tick of one option stands in a document: its entry in 該当, or the boxes themselves when it is not ticked. */
export function tickPath(data: unknown, boxes: BoxesNode, label: string): Path {
  const listPath = [...boxes.path, tickedKey];
  const ticked = valueAt(data, listPath);
  const labels = boxes.options.map((option) => option.label);
  const index = Array.isArray(ticked) ? ticked.findIndex((entry) => typeof entry === 'string' && officialOption(entry, labels) === label) : -1;
  return index < 0 ? boxes.path : [...listPath, index];
}
