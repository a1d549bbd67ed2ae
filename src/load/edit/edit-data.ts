import { pathKey } from '../read/source.js';
import type { YamlEdit } from './edit.js';
import type { Path } from '../read/source.js';

type Data = Record<string, unknown>;

/**
 * Applies edits to the plain value of a document. `editSource` compares the edited text with the result. Throws if an edit puts
 * a pair into a missing map.
 */
export function editData(data: unknown, edits: readonly YamlEdit[]): unknown {
  const editsByPath = new Map<string, YamlEdit[]>();
  const growing = new Set<string>();
  /** Keys of the lists that get entries, by the path of their map. The list itself may be missing. */
  const lists = new Map<string, string[]>();
  for (const edit of edits) {
    if ('path' in edit) append(editsByPath, pathKey(edit.path), edit);
    if (edit.kind === 'append-items') append(lists, pathKey(edit.path.slice(0, -1)), String(edit.path.at(-1)));
    if ('to' in edit) growing.add(pathKey(edit.to.into));
  }
  const maps = new Map<string, Data>();
  const moved = new Map<string, unknown>();

  const build = (value: unknown, path: Path): unknown => {
    const editsHere = editsByPath.get(pathKey(path)) ?? [];
    for (const edit of editsHere) if (edit.kind === 'value') return edit.value;
    const added = editsHere.flatMap((edit) => (edit.kind === 'append-items' ? edit.items.map((item) => item.value) : []));
    if (added.length > 0 && (value === null || value === undefined)) return added;
    if (Array.isArray(value)) {
      const removed = new Set(editsHere.flatMap((edit) => (edit.kind === 'remove-items' ? edit.indexes : [])));
      const kept = value.map((entry: unknown, index) => build(entry, [...path, index])).filter((_, index) => !removed.has(index));
      return removed.size > 0 && kept.length + added.length === 0 ? null : [...kept, ...added];
    }
    if (!isMap(value) && !growing.has(pathKey(path))) return value;
    const map: Data = {};
    maps.set(pathKey(path), map);
    for (const [key, entry] of Object.entries(isMap(value) ? value : {})) {
      const childPath = [...path, key];
      const edit = editsByPath.get(pathKey(childPath))?.find(({ kind }) => kind === 'move' || kind === 'remove' || kind === 'rename');
      const built = build(entry, childPath);
      if (edit?.kind === 'move') moved.set(pathKey(childPath), built);
      else if (edit?.kind !== 'remove') setKey(map, edit?.kind === 'rename' ? edit.key : key, built);
    }
    for (const key of lists.get(pathKey(path)) ?? []) if (!Object.hasOwn(map, key)) setKey(map, key, build(undefined, [...path, key]));
    // A block map without pairs is an empty value.
    return map;
  };

  const root = build(data, []);
  for (const edit of edits) {
    if (!('to' in edit)) continue;
    let map = maps.get(pathKey(edit.to.into));
    for (const key of edit.to.below) {
      if (!map) break;
      const next = Object.hasOwn(map, key) ? map[key] : undefined;
      if (isMap(next)) map = next;
      else {
        const newMap: Data = {};
        setKey(map, key, newMap);
        map = newMap;
      }
    }
    if (!map) throw new Error(`edit: there is no map at ${pathKey(edit.to.into)}`);
    setKey(map, edit.to.key, edit.kind === 'move' ? moved.get(pathKey(edit.path)) : edit.value);
  }
  return root;
}

function isMap(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function append<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** Sets a key of a map. `__proto__` becomes a key like any other. */
function setKey(map: Data, key: string, value: unknown): void {
  Object.defineProperty(map, key, { value, enumerable: true, writable: true, configurable: true });
}
