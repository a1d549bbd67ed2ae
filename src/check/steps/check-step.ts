import { classifyDiff } from '../../classify/classify-diff.js';
import { undecided } from '../../classify/judgement.js';
import type { Classification } from '../../classify/judgement.js';
import { undecidedRule } from '../../classify/timing-messages.js';
import { publicationOf } from '../../classify/facts/version-dates.js';
import { compareMessages } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import type { AssessmentDiff } from '../../diff/changes/change.js';
import { diffAssessments } from '../../diff/diff-assessments.js';
import type { Pictures } from '../../diff/diff-assessments.js';
import { pathKey } from '../../load/read/source.js';
import type { ChangeRow } from '../../model/assessment.js';
import { changeName, pathInNew } from '../../diff/changes/change-place.js';
import type { ExcerptKind } from '../../appendix/phrase/excerpt.js';
import { matchRows } from '../../appendix/match/match-rows.js';
import type { RowMatching } from '../../appendix/match/match-rows.js';
import { phraseRows } from '../../appendix/phrase/phrase-rows.js';
import type { StepContext } from './step-rule.js';
import { stepRules } from './step-rules.js';
import { stepRows } from '../../appendix/rows/step-rows.js';
import type { Version } from '../../model/version.js';

const excerpts: readonly ExcerptKind[] = ['paragraph', 'full'];

/**
 * What is wrong between two neighbouring versions of an assessment: changes without a row in 変更箇所, rows without a change, old
 * rows that were touched, 提出時期 against the law, and what is wrong with the declarations. In the order of `compareMessages`;
 * all of it stands in the new version. Both documents must be right in shape.
 */
export function checkStep(before: Version, after: Version, pictures?: Pictures): readonly Message[] {
  const context = stepContext(before, after, pictures);
  const { classification, matching } = context;
  const settled = settledByRows(classification, matching, context);
  const judged = classification.messages.filter((message) => message.ruleId !== undecidedRule || !settled.has(identity(message)));
  const found = stepRules.flatMap((rule) => [...rule.check(context)]);
  return [...judged, ...found].sort(compareMessages);
}

/** Everything that the rules about a step look at. */
export function stepContext(before: Version, after: Version, pictures?: Pictures): StepContext {
  const diff = diffAssessments(before.assessment, after.assessment, pictures);
  const classification = classifyDiff(diff, after.source, before.source);
  const { declarations } = classification;
  const rows = stepRows(before.assessment, after.assessment);
  const judgements = new Map(classification.judgements.map((judgement) => [judgement.change, judgement]));
  const numbers = new Map(after.assessment.rows.map(({ row }, index) => [pathKey(row.path), index + 1]));
  const acknowledged = new Set(declarations.flatMap((declaration) => (declaration.kind === 'rows' ? declaration.rows : [])));
  const numberOf = ({ row }: ChangeRow): number => numbers.get(pathKey(row.path)) ?? 0;
  return {
    before,
    after,
    diff,
    classification,
    declarations,
    rows,
    matching: matchStep(diff, rows.added, classification),
    judgementOf: (change) => judgements.get(change),
    numberOf,
    isAcknowledged: (row) => acknowledged.has(numberOf(row)),
  };
}

/**
 * Rows as `amend` writes them are always known for what they are, whatever the texts in them: where something does not fit
 * together, they are compared with those.
 */
function matchStep(diff: AssessmentDiff, rows: readonly ChangeRow[], { judgements }: Classification): RowMatching {
  const matching = matchRows(diff, rows);
  if (rows.length === 0 || (matching.untold.length === 0 && matching.rows.every(({ changes, missing }) => changes.length > 0 && missing.length === 0)))
    return matching;
  const ours = excerpts.flatMap((excerpt) => phraseRows(judgements, diff, { excerpt, date: '' }));
  return matchRows(diff, rows, ours);
}

/**
 * In a published version, a row that says 事前 satisfies the law whatever the grounds, and one that says 事後 without any is told
 * as that: a 重要な変更 of which every row says when it was told needs no other decision. A draft still has to know.
 */
function settledByRows({ judgements }: Classification, matching: RowMatching, { before, after: { source, assessment } }: StepContext): ReadonlySet<string> {
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
