import type { Message } from '../../core/message.js';
import type { Form } from '../../forms/form.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment } from '../../model/assessment.js';
import type { OwnWord } from '../../words/own-words.js';

/** The values that a rule reads: the form, the document laid over it, and the document's text. */
export interface CheckContext {
  readonly form: Form;
  readonly assessment: Assessment;
  readonly source: Source;
  /** Words of the department's own list. */
  readonly ownWords?: readonly OwnWord[];
}

/** A check of one document. Never throws, never changes anything. */
export interface CheckRule {
  /** Kebab-case; names the file, the export (camelCase) and the folder under `test/check/rules` too. */
  readonly id: string;
  /** Subject of the rule in a few words, for lists of rules. */
  readonly title: string;
  /**
   * True if the rule also runs on a document whose shape has errors. It reads what is written and never what is missing: a value
   * of the wrong shape reads as empty, so that a rule about absence would report false faults.
   */
  readonly inAnyShape?: true;
  check(context: CheckContext): Iterable<Message>;
}
