import { tickedKey } from '../forms/form.js';
import { officialOption } from '../forms/official-option.js';
import type { Path } from '../load/read/source.js';
import type { BoxesNode } from './assessment.js';

/** Returns the plain value at a path of a document. Undefined if there is none. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    // A key of the document may be one that every object inherits: constructor.
    value = Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;
  }
  return value;
}

/** True if the value is none, white space, or a list or map of such values only. */
export function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (typeof value === 'object') return Object.values(value).every(isBlank);
  return false;
}

/** Returns the path of the tick of one option: its entry in 該当. The path of the boxes themselves if it is not ticked. */
export function tickPath(data: unknown, boxes: BoxesNode, label: string): Path {
  const listPath = [...boxes.path, tickedKey];
  const ticked = valueAt(data, listPath);
  const labels = boxes.options.map((option) => option.label);
  const index = Array.isArray(ticked) ? ticked.findIndex((entry) => typeof entry === 'string' && officialOption(entry, labels) === label) : -1;
  return index < 0 ? boxes.path : [...listPath, index];
}
