import type { Path } from '../load/read/source.js';

/** A text or number of a document with its path. */
export interface WrittenText {
  readonly path: Path;
  readonly text: string;
}

/** Returns every text and number of a document in its order, including values under unknown keys. */
export function* writtenTexts(value: unknown, path: Path = []): Iterable<WrittenText> {
  if (typeof value === 'string') yield { path, text: value };
  else if (typeof value === 'number') yield { path, text: String(value) };
  else if (Array.isArray(value)) for (const [index, entry] of value.entries()) yield* writtenTexts(entry, [...path, index]);
  else if (typeof value === 'object' && value !== null) for (const [key, entry] of Object.entries(value)) yield* writtenTexts(entry, [...path, key]);
}
