import type { Path } from '../read/source.js';
import type { YamlEdit } from './edit.js';

/**
 * Returns the edits that give every entry of a list another id. A department's ids are words of its own that never print. The new id
 * is made from the entry's first text, which prints: so it tells nothing, and is the same in the next version unless the name changed.
 * @param idKey Key of an entry's id.
 */
export function neutralIds(data: unknown, idKey: string, unpublished: readonly string[]): YamlEdit[] {
  const edits: YamlEdit[] = [];
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) {
      const taken = new Set<string>();
      for (const [index, entry] of value.entries()) {
        if (isMap(entry) && Object.hasOwn(entry, idKey)) edits.push({ kind: 'value', path: [...path, index, idKey], value: newId(entry, idKey, taken) });
        walk(entry, [...path, index]);
      }
    } else if (isMap(value)) {
      for (const [key, inner] of Object.entries(value)) if (path.length > 0 || !unpublished.includes(key)) walk(inner, [...path, key]);
    }
  };
  walk(data, []);
  return edits;
}

function newId(entry: Readonly<Record<string, unknown>>, idKey: string, taken: Set<string>): string {
  const [name = ''] = Object.entries(entry).flatMap(([key, value]) => (key !== idKey && typeof value === 'string' && value !== '' ? [value] : []));
  const made = `n${shortDigest(name)}`;
  let id = made;
  for (let copy = 2; taken.has(id); copy++) id = `${made}-${String(copy)}`;
  taken.add(id);
  return id;
}

/**
 * Returns a short digest of a text (FNV-1a, 32 bits, base 36).
 * @example shortDigest('予防接種台帳') → '1dvgh15'
 */
export function shortDigest(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
