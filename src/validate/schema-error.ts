import type { Severity } from '../core/message.js';
import type { Path, Source } from '../load/read/source.js';
import type { KeyPlaces } from './key-places.js';
import type { SchemaNode } from './schema-node.js';

/** What ajv found, with all that a sentence about it may need. */
export interface Finding {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  /** The schema that holds the keyword. */
  readonly schema: SchemaNode;
  readonly path: Path;
  readonly source: Source;
  readonly keys: KeyPlaces;
}

/** A message that has a path instead of a place. */
export interface Phrase {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly text: string;
  readonly mend: string;
  readonly path: Path;
  /** Points at the key or at the value. */
  readonly at: 'key' | 'value';
  readonly relatedPath?: Path;
}
