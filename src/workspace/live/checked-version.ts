import type { CheckedDocument, Printable } from '../../check/check-document.js';
import type { Message } from '../../core/message.js';
import type { Source } from '../../load/read/source.js';
import type { Step } from '../../step/step.js';

/** A document with everything that is wrong with it, whoever found it. */
export interface CheckedVersion {
  /** The document by itself: YAML, schema, rules, figures, glyphs. Its messages lack those of `between`. */
  readonly document: CheckedDocument;
  /** What is wrong between the version before and this one, and what 公表時の誤り names in vain. Not in order. */
  readonly between: readonly Message[];
  /** All messages, in the order of `compareMessages`; those that the version before has too are marked as carried. */
  readonly messages: readonly Message[];
  /** The step from the version before. Undefined if there is none, or one of the two has errors of shape. */
  readonly step?: Step;
}

/** A document that was read as far as laying it out needs. */
export interface ReadVersion {
  readonly source: Source;
  /** Set if neither shape nor figures have errors. `judge` may still find errors. */
  readonly printable?: Printable;
  /** Judges the document: the rest of `Workspace.check`. */
  judge(): Promise<CheckedVersion>;
}
