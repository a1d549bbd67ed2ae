import type { Message } from '../../core/message.js';
import type { DocumentSummary } from './document-summary.js';

/** A check across the documents of a run. Never throws, never changes anything. */
export interface WorkspaceRule {
  /** Kebab-case; names the file, the export (camelCase) and the folder under `test/check/together` too. */
  readonly id: string;
  /** Subject of the rule in a few words, for lists of rules. */
  readonly title: string;
  check(documents: readonly DocumentSummary[]): Iterable<Message>;
}
