import { undecidedRule } from '../classify/timing-messages.js';
import { publicationOf } from '../classify/facts/version-dates.js';
import { compareMessages } from '../core/message.js';
import type { Message } from '../core/message.js';
import { changeName, pathInNew } from '../diff/changes/change-place.js';
import { undecided } from '../law/change-kinds.js';
import type { Step } from '../step/step.js';
import { stepRules } from './steps/step-rules.js';

/**
 * Reports what is wrong between two neighbouring versions of an assessment: changes without a row in 変更箇所, rows without a change, old
 * rows that were touched, 提出時期 against the law, and what is wrong with the declarations. In the order of `compareMessages`;
 * every message is at a place of the new version.
 */
export function checkStep(step: Step): readonly Message[] {
  const settled = settledByRows(step);
  const judged = step.classification.messages.filter((message) => message.ruleId !== undecidedRule || !settled.has(identity(message)));
  return [...judged, ...stepRules.flatMap((rule) => [...rule.check(step)])].sort(compareMessages);
}

/**
 * Returns the 要確認 that the rows of a published version settle. A row of 事前 satisfies the law whatever the grounds, and one of 事後
 * without any is reported as that: a 重要な変更 whose every row has a 提出時期 needs no other decision. A draft still has to know.
 */
function settledByRows({ classification: { judgements }, matching, before, after: { source, assessment } }: Step): ReadonlySet<string> {
  if (publicationOf(assessment, before.assessment).state === 'unwritten') return new Set();
  const told = matching.rows.flatMap(({ row, changes }) => changes.map(({ change }) => ({ change, timing: row.timing?.choice ?? '' })));
  const all = new Set(told.map(({ change }) => change));
  const silent = new Set(told.filter(({ timing }) => timing === '').map(({ change }) => change));
  const settled = judgements.filter(({ change, timing }) => timing === undecided && all.has(change) && !silent.has(change));
  return new Set(settled.map(({ change }) => identity({ place: source.valuePlace(pathInNew(change)), item: changeName(change) })));
}

function identity({ place, item }: Pick<Message, 'place' | 'item'>): string {
  return [place.line, place.column, item ?? ''].join(' ');
}
