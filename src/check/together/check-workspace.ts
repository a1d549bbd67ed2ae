import { compareMessages } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import { unusedReviewed, withoutReviewed } from '../what-else/reviewed.js';
import { basicAssessmentDay } from './basic-assessment-day.js';
import { basicAssessmentDisagreement } from './basic-assessment-disagreement.js';
import type { DocumentSummary } from './document-summary.js';
import { byBody, newestOfEach } from './group-processes.js';
import { nameElsewhere } from './name-elsewhere.js';
import { numberUsedTwice } from './number-used-twice.js';
import { sameProcessDisagreement } from './same-process-disagreement.js';
import type { WorkspaceContext, WorkspaceRule } from './workspace-rule.js';

/** Checks across the documents of a run, in order. */
export const workspaceRules: readonly WorkspaceRule[] = Object.freeze([
  basicAssessmentDisagreement,
  nameElsewhere,
  sameProcessDisagreement,
  basicAssessmentDay,
  numberUsedTwice,
]);

/** Ids of the rules whose findings 確認済み may name. */
export const reviewableTogether: readonly string[] = [nameElsewhere, sameProcessDisagreement, basicAssessmentDay, numberUsedTwice].map(({ id }) => id);

const alone: WorkspaceContext = { gone: new Map(), open: () => Promise.resolve(undefined) };

/**
 * Reports all contradictions between the documents of a run, after each was checked by itself, but for the findings that 確認済み of one of
 * the two documents names.
 */
export async function checkWorkspace(documents: readonly DocumentSummary[], context: WorkspaceContext = alone): Promise<readonly Message[]> {
  const found: Message[] = [];
  for (const rule of workspaceRules) for await (const message of rule.check(documents, context)) found.push(message);
  const reviewed = new Map(documents.map((document) => [document.file, document.reviewed]));
  const open = found.filter((message) => {
    const files = [message.place.file, ...(message.related ? [message.related.file] : [])];
    return (
      withoutReviewed(
        [message],
        files.flatMap((file) => reviewed.get(file) ?? []),
      ).length > 0
    );
  });
  return [...open, ...unused(found, documents)].sort(compareMessages);
}

/** Reports entries that answer to nothing any more, in the newest version of each document. Alone a document cannot show them. */
function unused(found: readonly Message[], documents: readonly DocumentSummary[]): readonly Message[] {
  return byBody(documents)
    .map(newestOfEach)
    .filter(({ length }) => length > 1)
    .flatMap((group) => group.flatMap(({ reviewed }) => unusedReviewed(found, reviewed, reviewableTogether)));
}
