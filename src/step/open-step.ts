import { rowMatcher } from '../appendix/match/match-rows.js';
import type { RowMatching } from '../appendix/match/match-rows.js';
import type { ExcerptKind } from '../appendix/phrase/excerpt.js';
import { phraseRows } from '../appendix/phrase/phrase-rows.js';
import { stepRows } from '../appendix/rows/step-rows.js';
import type { StepRows } from '../appendix/rows/step-rows.js';
import { classifyDiff } from '../classify/classify-diff.js';
import type { Classification, Judgement } from '../classify/judgement.js';
import type { AssessmentDiff, Change } from '../diff/changes/change.js';
import { diffAssessments } from '../diff/diff-assessments.js';
import type { Pictures } from '../diff/diff-assessments.js';
import type { Version } from '../model/version.js';
import { goneNames } from './gone-names.js';
import type { GoneName } from './gone-names.js';
import type { Step } from './step.js';

const excerpts: readonly ExcerptKind[] = ['paragraph', 'full'];

/** Composes diff → classify → match for two valid versions; no other function does. Computes nothing until a part is read. */
export function openStep(before: Version, after: Version, pictures?: Pictures): Step {
  let diff: AssessmentDiff | undefined;
  let classification: Classification | undefined;
  let rows: StepRows | undefined;
  let matching: RowMatching | undefined;
  let judgements: ReadonlyMap<Change, Judgement> | undefined;
  let gone: readonly GoneName[] | undefined;
  let acknowledged: ReadonlySet<number> | undefined;
  const step: Step = {
    before,
    after,
    get diff() {
      return (diff ??= diffAssessments(before.assessment, after.assessment, pictures));
    },
    get classification() {
      return (classification ??= classifyDiff(step.diff, after.source, before.source));
    },
    get rows() {
      return (rows ??= stepRows(before.assessment, after.assessment));
    },
    get matching() {
      return (matching ??= matchStep(step));
    },
    get gone() {
      return (gone ??= goneNames(before.assessment, after.assessment, step.classification.declarations));
    },
    judgementOf: (change) => {
      judgements ??= new Map(step.classification.judgements.map((judgement) => [judgement.change, judgement]));
      return judgements.get(change);
    },
    numberOf: ({ row }) => Number(row.path.at(-1)) + 1,
    isAcknowledged: (row) => {
      const { declarations } = step.classification;
      acknowledged ??= new Set(declarations.flatMap((declaration) => (declaration.kind === 'rows' ? declaration.rows : [])));
      return acknowledged.has(step.numberOf(row));
    },
  };
  return step;
}

/**
 * Matches the added rows to the changes. If a row or change is left over, compares rows as `amend` drafts them too: those are
 * always recognised, regardless of their texts.
 */
function matchStep({ diff, rows: { added }, classification: { judgements } }: Step): RowMatching {
  const match = rowMatcher(diff, added);
  const matching = match();
  if (added.length === 0 || (matching.uncovered.length === 0 && matching.rows.every(({ changes, missing }) => changes.length > 0 && missing.length === 0)))
    return matching;
  const drafted = excerpts.flatMap((excerpt) => phraseRows(judgements, diff, { excerpt, date: '' }));
  return match(drafted);
}
