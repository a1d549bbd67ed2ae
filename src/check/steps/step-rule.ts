import type { Message } from '../../core/message.js';
import type { Step } from '../../step/step.js';

/** A check of two neighbouring versions, with messages at places of the new one. Never throws, never changes anything. */
export interface StepRule {
  /** Kebab-case; names the file, the export (camelCase) and the folder under `test/check/steps` too. */
  readonly id: string;
  /** Subject of the rule in a few words, for lists of rules. */
  readonly title: string;
  check(step: Step): Iterable<Message>;
}
