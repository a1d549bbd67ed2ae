import { idKey } from '../forms/form.js';
import { declarationKeys, declarationsKey, publishedSlipKeys, publishedSlipsKey, rowRecordKeys, rowRecordsKey } from '../forms/internal-keys.js';
import type { Path } from '../load/read/source.js';
import { orderedJson } from './align-entries.js';
import type { NameEntry } from './align-entries.js';
import { kindOf } from './three.js';
import type { DataMap } from './three.js';

/** Keys that identify an entry of an internal list. */
const identifying: Readonly<Record<string, readonly string[]>> = {
  [declarationsKey]: [declarationKeys.items, declarationKeys.rows, declarationKeys.replacements],
  [publishedSlipsKey]: [publishedSlipKeys.rule, publishedSlipKeys.item],
  [rowRecordsKey]: [rowRecordKeys.change],
};

/** Returns the naming of the entries of a list: by id, or in an internal list by what the entry is about. */
export function entryNaming(list: Path): NameEntry {
  const [root] = list;
  const keys = list.length === 1 && typeof root === 'string' && Object.hasOwn(identifying, root) ? identifying[root] : undefined;
  if (keys) return (entry) => [kindOf(entry) === 'map' ? orderedJson(keys.map((key) => (entry as DataMap)[key] ?? null)) : ''];
  return (entry) => {
    if (kindOf(entry) !== 'map' || !Object.hasOwn(entry as DataMap, idKey)) return [];
    const { [idKey]: id, ...content } = entry as DataMap;
    // An entry whose id alone was changed.
    return typeof id === 'string' ? [`id:${id}`, `content:${orderedJson(content)}`] : [];
  };
}
