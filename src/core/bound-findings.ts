import type { Message, Severity } from './message.js';

/** Most findings of one check in one file. A blank assessment of the longest form has some hundreds. */
export const maxFindings = 5_000;

/**
 * Returns the first findings and, in place of the others, one message with their number. Its severity is the highest among those left
 * out, so that the exit code stays right.
 */
export function boundFindings(findings: Iterable<Message>, most = maxFindings): Message[] {
  const kept: Message[] = [];
  let first: Message | undefined;
  let severity: Severity = 'notice';
  let further = 0;
  for (const finding of findings) {
    if (kept.length < most) {
      kept.push(finding);
      continue;
    }
    first ??= finding;
    further++;
    if (finding.severity === 'error' || severity === 'notice') severity = finding.severity;
  }
  if (first) kept.push(moreFindings(further, severity, first));
  return kept;
}

/** Returns the message that stands for a number of findings which are not shown, at the place of the first of them. */
export function moreFindings(count: number, severity: Severity, { place }: Pick<Message, 'place'>): Message {
  return {
    ruleId: 'more-findings',
    severity,
    text: `この後にも、同じような所が ${String(count)} か所あります`,
    mend: '示された所を直してから、もう一度検査してください',
    place,
  };
}
