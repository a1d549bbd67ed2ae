import type { JsonSchema } from '../forms/json-schema-node.js';
import type { SchemaNode } from './schema-node.js';

/** For every key of a form, the key paths of the maps in which it may stand (lists leave no trace in a path). */
export type KeyPlaces = ReadonlyMap<string, readonly (readonly string[])[]>;

export function keyPlaces(schema: JsonSchema): KeyPlaces {
  const places = new Map<string, (readonly string[])[]>();
  collect(schema, [], places);
  return places;
}

function collect(schema: SchemaNode, path: readonly string[], places: Map<string, (readonly string[])[]>): void {
  if (schema.items) collect(schema.items, path, places);
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    places.set(key, [...(places.get(key) ?? []), path]);
    collect(inner, [...path, key], places);
  }
}
