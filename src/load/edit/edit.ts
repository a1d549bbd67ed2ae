import type { Path } from '../read/source.js';

/** Where a pair is put: `key` under the keys of `below` (made where they are missing) in the map at `into`. */
export interface Spot {
  /** A map of the document before the edit, or an empty value that becomes one. */
  readonly into: Path;
  readonly below: readonly string[];
  readonly key: string;
  /** Keys of `into`, as they were before the edit, that come before; it is put behind the last of them. Without it, at the end. */
  readonly after?: readonly string[];
}

/**
 * One change to a YAML document. All paths are those of the document before the edits, so that their order does not matter
 * but for what is put at the same spot. A pair that is moved takes along what the other edits do inside it.
 */
export type YamlEdit =
  /** A text of several lines becomes a block (`|-`) where one can hold it; null leaves the value empty. */
  | { readonly kind: 'value'; readonly path: Path; readonly value: string | null }
  | { readonly kind: 'rename'; readonly path: Path; readonly key: string }
  | { readonly kind: 'move'; readonly path: Path; readonly to: Spot }
  | { readonly kind: 'insert'; readonly value: unknown; readonly to: Spot }
  /** Takes a pair away; comments in it and above it stay. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Takes entries out of a list; comments in them and above them stay. */
  | { readonly kind: 'remove-items'; readonly path: Path; readonly indexes: readonly number[] }
  /** Puts entries behind the last of a list, which may be empty, null or missing in its map. */
  | { readonly kind: 'append-items'; readonly path: Path; readonly items: readonly NewItem[] }
  /** Makes `text` the only comment above an entry of a list that begins with `mark`; without a text there is none then. Between brackets, where no comment fits, nothing. */
  | { readonly kind: 'note'; readonly path: Path; readonly mark: string; readonly text?: string };

/** An entry for a list: plain data, and a comment above it (one line, without its #). */
export interface NewItem {
  readonly value: unknown;
  readonly comment?: string;
}
