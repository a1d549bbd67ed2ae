import { compareMessages } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import { basicAssessmentDisagreement } from './basic-assessment-disagreement.js';
import type { DocumentSummary } from './document-summary.js';
import type { WorkspaceRule } from './workspace-rule.js';

/** Checks across the documents of a run, in order. */
export const workspaceRules: readonly WorkspaceRule[] = Object.freeze([basicAssessmentDisagreement]);

/** Reports all contradictions between the documents of a run, after each was checked by itself. */
export function checkWorkspace(documents: readonly DocumentSummary[]): readonly Message[] {
  return workspaceRules.flatMap((rule) => [...rule.check(documents)]).sort(compareMessages);
}
