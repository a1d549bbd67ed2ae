import type { DocumentSummary } from '../../check/together/document-summary.js';
import { namesGone } from '../../check/together/workspace-rule.js';
import type { NameGone } from '../../check/together/workspace-rule.js';
import type { Message } from '../../core/message.js';
import { documentFacts, stepFacts } from '../../status/document-facts.js';
import type { DocumentFacts, StepFacts } from '../../status/document-facts.js';
import type { CheckedVersion } from './checked-version.js';

/**
 * What a checked document leaves behind: plain data of a few hundred bytes and its messages, so that thousands may be kept, and sent from
 * one thread to another.
 */
export interface DocumentAnswer {
  readonly file: string;
  /** All of `CheckedVersion.messages`. */
  readonly messages: readonly Message[];
  readonly facts: DocumentFacts;
  /** For the rules across documents. Undefined if the document's form is not known. */
  readonly summary?: DocumentSummary;
  /** Undefined if there is no version before, or one of the two has errors of shape. */
  readonly step?: StepFacts;
  /** Names that went in that step. Undefined if none did. */
  readonly gone?: readonly NameGone[];
}

/** Takes from a checked document what it leaves behind. */
export function documentAnswer(file: string, { document, messages, step }: CheckedVersion): DocumentAnswer {
  return {
    file,
    messages,
    facts: documentFacts(file, document),
    ...(document.summary ? { summary: document.summary } : {}),
    ...(step ? { step: stepFacts(step) } : {}),
    ...(step && step.gone.length > 0 ? { gone: namesGone(step) } : {}),
  };
}
