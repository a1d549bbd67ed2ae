import type { JsonSchema } from '../forms/json-schema-node.js';
import type { SchemaNode } from './schema-node.js';

/** For every key of a form, the key paths of the maps that may hold it. List positions are not in a path. */
export type KeyParents = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Collects the keys of a schema with the paths of their maps. */
export function keyParents(schema: JsonSchema): KeyParents {
  const parents = new Map<string, (readonly string[])[]>();
  collect(schema, [], parents);
  return parents;
}

function collect(schema: SchemaNode, path: readonly string[], parents: Map<string, (readonly string[])[]>): void {
  if (schema.items) collect(schema.items, path, parents);
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    parents.set(key, [...(parents.get(key) ?? []), path]);
    collect(inner, [...path, key], parents);
  }
}
