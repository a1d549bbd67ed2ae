import type { Message, Place } from '../../core/message.js';

/** Where a value stands in a document: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** A path as the key of a map. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** A YAML file, read and parsed. Positions survive, so that every later message can point into the text. */
export interface Source {
  readonly file: string;
  /** The text as it stands in the file, without a byte order mark. */
  readonly text: string;
  /** The plain value of the document (objects, lists, strings, numbers, booleans, null), or undefined when it could not be parsed. */
  readonly data: unknown;
  /** What was wrong with the file as YAML. */
  readonly messages: readonly Message[];
  /** The place of the value at a path; of the nearest thing above it when there is none. */
  valuePlace(path: Path): Place;
  /** The place of the key at a path; of its value when it stands in a list. */
  keyPlace(path: Path): Place;
  /** The place of one character (counted in UTF-16 units) inside the text at a path, block scalars included. */
  textPlace(path: Path, offset: number): Place;
}
