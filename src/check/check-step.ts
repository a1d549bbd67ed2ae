import { undecidedRule } from '../classify/timing-messages.js';
import { publicationOf } from '../classify/facts/version-dates.js';
import { boundFindings, compareMessages } from '../core/message.js';
import type { Message } from '../core/message.js';
import { changeName, pathInNew } from '../diff/changes/change-place.js';
import { undecided } from '../law/change-kinds.js';
import type { Step } from '../step/step.js';
import { settleSlips } from './published-slips.js';
import { readReviewed, unusedReviewed, withoutReviewed } from './what-else/reviewed.js';
import { reviewableInStep, stepRules } from './steps/step-rules.js';

/**
 * Reports the faults between two neighbouring versions of an assessment, in the order of `compareMessages`. Faults are changes
 * without a row in 変更箇所, rows without a change, edited old rows, 提出時期 against the law, and wrong declarations; and what else may have
 * to change, but for the findings that 確認済み names. Every message is at a place of the new version.
 */
export function checkStep(step: Step): readonly Message[] {
  const found = [...unsettledFaults(step), ...stepRules.flatMap((rule) => boundFindings(rule.check(step)))];
  const reviewed = readReviewed(step.after.source, step.after.assessment);
  const open = [...withoutReviewed(found, reviewed), ...unusedReviewed(found, reviewed, reviewableInStep)].sort(compareMessages);
  return settleSlips(open, step.after, step.before.assessment);
}

/**
 * Returns the faults of the judgements as `check` weighs them: without the 要確認 that rows settle, and with those that 公表時の誤り names as
 * warnings. `amend` stops for the same errors.
 */
export function judgedFaults(step: Step): readonly Message[] {
  return settleSlips(unsettledFaults(step), step.after, step.before.assessment);
}

function unsettledFaults(step: Step): readonly Message[] {
  const settled = settledByRows(step);
  return step.classification.messages.filter((message) => message.ruleId !== undecidedRule || !settled.has(identity(message)));
}

/**
 * Returns the 要確認 that the rows of a published version settle. 事前 satisfies the law with or without a ground, and 事後 without a ground
 * is reported as such, so a 重要な変更 needs no decision once all its rows hold a 提出時期. Empty for a draft, which still needs one.
 */
function settledByRows({ classification: { judgements }, matching, before, after: { source, assessment } }: Step): ReadonlySet<string> {
  if (publicationOf(assessment, before.assessment).state === 'unwritten') return new Set();
  const covered = matching.rows.flatMap(({ row, changes }) => changes.map(({ change }) => ({ change, timing: row.timing?.choice ?? '' })));
  const all = new Set(covered.map(({ change }) => change));
  const untimed = new Set(covered.filter(({ timing }) => timing === '').map(({ change }) => change));
  const settled = judgements.filter(({ change, timing }) => timing === undecided && all.has(change) && !untimed.has(change));
  return new Set(settled.map(({ change }) => identity({ place: source.valuePlace(pathInNew(change)), item: changeName(change) })));
}

function identity({ place, item }: Pick<Message, 'place' | 'item'>): string {
  return [place.line, place.column, item ?? ''].join(' ');
}
