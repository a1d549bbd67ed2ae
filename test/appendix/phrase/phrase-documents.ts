import type { AppendixRow } from '../../../src/appendix/rows/appendix-row.js';
import type { ExcerptKind } from '../../../src/appendix/phrase/excerpt.js';
import { phraseRows } from '../../../src/appendix/phrase/phrase-rows.js';
import type { Judgement } from '../../../src/classify/judgement.js';
import type { AssessmentDiff, Change } from '../../../src/diff/changes/change.js';

/** A judgement that says nothing of its own. */
export function judged(change: Change, rest: Partial<Judgement> = {}): Judgement {
  return { change, kind: 'other', timing: '事後', ruleId: 'other-item', clause: '規則第14条', ground: '', wording: '', ...rest };
}

/** The rows of a diff whose changes are all judged alike. */
export function rowsOf(diff: AssessmentDiff, excerpt: ExcerptKind = 'paragraph'): readonly AppendixRow[] {
  return phraseRows(
    diff.changes.map((change) => judged(change)),
    diff,
    { excerpt, date: '令和7年4月1日' },
  );
}
