import type { Message } from '../../core/message.js';
import type { Step } from '../../step/step.js';

/** One thing that is checked between two neighbouring versions. Its messages stand in the new one. Never throws, never changes anything. */
export interface StepRule {
  /** Kebab-case; names the file, the export (camelCase) and the folder under `test/steps` too. */
  readonly id: string;
  /** What the rule finds, in a few words, for lists of rules. */
  readonly title: string;
  check(step: Step): Iterable<Message>;
}
