import type { Message, Place } from '../../core/message.js';

/** A value's path in a document: keys and list positions (from 0) from the root. */
export type Path = readonly (string | number)[];

/** Returns a path as the key of a map. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** A YAML file, read and parsed. It keeps positions, so that every later message can name a place in the text. */
export interface Source {
  readonly file: string;
  /** The text of the file, without a byte order mark. */
  readonly text: string;
  /** The plain value of the document: objects, lists, strings, numbers, booleans, null. Undefined if the text can't be parsed. */
  readonly data: unknown;
  /** Root of the parser's tree, which edits read instead of parsing again. Undefined if the text can't be parsed. */
  readonly tree?: unknown;
  /** The faults of the file as YAML. */
  readonly messages: readonly Message[];
  /** Returns the place of the value at a path. The place of the nearest key above it if there is no such value. */
  valuePlace(path: Path): Place;
  /** Returns the place of the key at a path. The place of the value if it is an entry of a list. */
  keyPlace(path: Path): Place;
  /** Returns the place of one character (offset in UTF-16 units) of the text at a path, block scalars included. */
  textPlace(path: Path, offset: number): Place;
}
