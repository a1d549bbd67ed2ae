import type { Path } from '../read/source.js';

/** The new spot of a pair: `key` under the keys of `below` in the map at `into`. Missing maps of `below` are made. */
export interface Spot {
  /** Path of a map in the document before the edits, or of an empty value that becomes a map. */
  readonly into: Path;
  readonly below: readonly string[];
  readonly key: string;
  /** Keys of `into`, before the edits, that come before the pair. It goes behind the last of them; without `after` to the end. */
  readonly after?: readonly string[];
}

/**
 * One edit of a YAML document. All paths are those of the document before the edits, so that their order matters only for pairs
 * at the same spot. A moved pair takes along the other edits inside it.
 */
export type YamlEdit =
  /** Replaces a value. A text of several lines becomes a block (`|-`) if a block can hold it; null leaves the value empty. */
  | { readonly kind: 'value'; readonly path: Path; readonly value: string | null }
  | { readonly kind: 'rename'; readonly path: Path; readonly key: string }
  | { readonly kind: 'move'; readonly path: Path; readonly to: Spot }
  | { readonly kind: 'insert'; readonly value: unknown; readonly to: Spot }
  /** Removes a pair. Comments in it and above it stay. */
  | { readonly kind: 'remove'; readonly path: Path }
  /** Removes entries of a list. Comments in them and above them stay. */
  | { readonly kind: 'remove-items'; readonly path: Path; readonly indexes: readonly number[] }
  /** Appends entries to a list. The list may be empty, null or missing in its map; `head` is a comment above a list that was missing. */
  | { readonly kind: 'append-items'; readonly path: Path; readonly items: readonly NewItem[]; readonly head?: string }
  /**
   * Makes `text` the only comment with `mark` above an entry of a list; without `text` removes such comments. No effect between
   * brackets, where no comment fits.
   */
  | { readonly kind: 'note'; readonly path: Path; readonly mark: string; readonly text?: string };

/** A new entry for a list: plain data, and a comment above it (one line, without its #). */
export interface NewItem {
  readonly value: unknown;
  readonly comment?: string;
}
