import type { Severity } from '../core/message.js';
import type { Path, Source } from '../load/read/source.js';
import type { KeyParents } from './key-parents.js';
import type { SchemaNode } from './schema-node.js';

/** An error of ajv with everything that a message about it may need. */
export interface SchemaError {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly value: unknown;
  /** The schema that holds the keyword. */
  readonly schema: SchemaNode;
  readonly path: Path;
  readonly source: Source;
  readonly keys: KeyParents;
}

/** A message that has a path instead of a place. */
export interface SchemaMessage {
  readonly ruleId: string;
  readonly severity: Severity;
  readonly text: string;
  readonly mend: string;
  readonly path: Path;
  /** Part of the pair that the message points at. */
  readonly at: 'key' | 'value';
  readonly relatedPath?: Path;
}
