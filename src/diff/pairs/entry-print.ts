import type { Entry } from '../../model/assessment.js';
import { comparedText } from '../../model/item-values.js';

/** Returns all that an entry prints, each value with its item, as one text. Ids do not print. */
export function entryPrint({ called, path, fields }: Entry): string {
  return JSON.stringify([called, ...fields.map((field) => [field.path.slice(path.length), comparedText(field)])]);
}
