import type { Declaration } from '../classify/facts/declaration.js';
import { closenessOf } from '../classify/facts/item-scope.js';
import type { Judgement } from '../classify/judgement.js';
import { undecidedRule } from '../classify/timing-messages.js';
import type { Message } from '../core/message.js';
import type { AssessmentDiff } from '../diff/changes/change.js';
import { editSource } from '../load/edit/edit-source.js';
import type { Source } from '../load/read/source.js';
import { buildAssessment } from '../model/build-parts.js';
import type { Step } from '../step/step.js';
import { amendEdits } from './amend-edits.js';
import { noTable, partlyCovered, shiftedRows, unfollowable, unproven } from './amend-messages.js';
import { reportAmendment } from './amend-report.js';
import type { AmendReport } from './amend-report.js';
import type { AppendixRow } from '../appendix/rows/appendix-row.js';
import type { ExcerptKind } from '../appendix/phrase/excerpt.js';
import { mergeRows } from './merge-rows.js';
import type { MergedRow } from './merge-rows.js';
import { phraseRows } from '../appendix/phrase/phrase-rows.js';
import { proveAppendix } from './prove-appendix.js';
import { cellsAsRead, changeTable } from '../appendix/rows/change-table.js';
import type { ChangeTable } from '../appendix/rows/change-table.js';
import { readExistingRows } from './existing-rows.js';
import type { ExistingRows } from './existing-rows.js';
import type { Version } from '../model/version.js';

export interface AmendOptions {
  readonly excerpt: ExcerptKind;
  /** 変更日 of changes without a declared day. Empty while unknown. */
  readonly date: string;
  /** Faults of the judgements, as `check` weighs them. All that the classification reports, if left out. */
  readonly faults?: readonly Message[];
}

/** A new version after its 変更箇所 was brought up to date, or the reasons why it was not. */
export interface Amendment {
  /** The edited document. The very same if nothing had to change, or if there are errors. */
  readonly source: Source;
  readonly changed: boolean;
  /** Undefined if an error prevents the amendment. */
  readonly report?: AmendReport;
  /** Faults of the changes, their declarations and their rows. Those about the days of one change prevent nothing. */
  readonly messages: readonly Message[];
}

/**
 * Brings the 変更箇所 of a new version up to date with all changes since the version before it. Keeps the words of people and the
 * rows of older versions (`mergeRows`), and edits only rows and records that must change. Neither document may have errors.
 */
export function amendDraft(step: Step, options: AmendOptions): Amendment {
  const { before, after, diff } = step;
  const { judgements, declarations } = step.classification;
  const messages = options.faults ?? step.classification.messages;
  const refuse = (more: readonly Message[]): Amendment => ({ source: after.source, changed: false, messages: [...messages, ...more] });
  const table = changeTable(after.assessment.form);
  if (!table) return refuse([noTable(after)]);
  if (messages.some(({ severity, ruleId }) => severity === 'error' && !ofOneChange.has(ruleId))) return refuse([]);
  const rows = phraseRows(judgements, diff, options);
  const faults = proveAppendix(diff, rows);
  if (faults.length > 0) return refuse(faults.map((fault) => unproven(fault, diff, after)));

  const input: AmendInput = { before, diff, judgements, declarations, rows, table, options };
  const first = amendOnce(input, after);
  if ('fault' in first) return refuse([first.fault]);
  const passes = [first];
  // Once other rows around it changed, an edited row may lose its record; the next pass leaves it to the person who edited it.
  for (let last = first; last.changed && passes.length < mostPasses; passes.push(last)) {
    const next = amendOnce(input, { source: last.source, assessment: buildAssessment(after.assessment.form, last.source.data) });
    if ('fault' in next || !next.changed) break;
    last = next;
  }
  const { source } = passes.at(-1) ?? first;
  const report = { rows: [...first.report.rows, ...passes.slice(1).flatMap(({ report: { rows } }) => rows.filter(({ state }) => state === 'added'))] };
  return { source, changed: source.text !== after.source.text, report, messages: [...messages, ...first.messages] };
}

/**
 * Errors about the days of one change. They keep a version from being published, but every row can be made: that of a change which is
 * 要確認 with 提出時期 left empty. Other errors are about what the rows are judged by.
 */
const ofOneChange: ReadonlySet<string> = new Set([undecidedRule, 'important-told-afterwards', 'declaration-contradicts-dates']);

/** Most passes of a merge. Each pass but the last frees at least one record, so the loop ends; most documents need one. */
const mostPasses = 10;

/** Values that all passes over a document share. */
interface AmendInput {
  readonly before: Version;
  readonly diff: AssessmentDiff;
  readonly judgements: readonly Judgement[];
  readonly declarations: readonly Declaration[];
  /** Rows of all judgements. */
  readonly rows: readonly AppendixRow[];
  readonly table: ChangeTable;
  readonly options: AmendOptions;
}

/** Merges rows and changes once. Returns the fault if the document cannot be edited. */
function amendOnce(input: AmendInput, after: Version): Required<Amendment> | { readonly fault: Message } {
  const { before, diff, judgements, declarations, table } = input;
  const existing = readExistingRows(before, after, diff, table);
  const uncovered = judgementsToDraft(judgements, declarations, existing);
  const drafted = rowsFor(uncovered, input).map((row) => ({ row, cells: cellsAsRead(row, table) }));
  const merged = settleDeclared(mergeRows({ ...existing, drafted }), declarations);
  const edits = amendEdits(merged, { data: after.source.data, ...table, ...existing });
  const source = edits.length === 0 ? after.source : editSource(after.source, edits);
  if (!source) return { fault: unfollowable(after, table.listKey, edits) };
  return {
    source,
    changed: source.text !== after.source.text,
    report: reportAmendment(merged, table.columns, after.assessment.rows.length),
    messages: [...partlyCovered(existing.partlyCovered, uncovered, after), ...shiftedRows(merged, declarations, after)],
  };
}

/**
 * Returns the judgements that need a drafted row. Skips those that a hand-written row covers, and those that 変更の説明 marks 載せない.
 */
function judgementsToDraft(
  judgements: readonly Judgement[],
  declarations: readonly Declaration[],
  { recordByRow, covered }: ExistingRows,
): readonly Judgement[] {
  const recorded = new Set([...recordByRow.values()].flatMap(({ keys }) => keys));
  const byHand = new Set([...covered.values()].flat().filter((key) => !recorded.has(key)));
  const omitted = declarations.flatMap((declaration) => (declaration.kind === 'omission' ? [declaration.scopes] : []));
  return judgements.filter(({ change }) => !byHand.has(change.key) && !omitted.some((scopes) => closenessOf(change, scopes)));
}

/** Returns the rows of some judgements, phrased as beside all others. Phrases a row anew if it also covers a judgement left out. */
function rowsFor(wanted: readonly Judgement[], { judgements, rows, diff, options }: AmendInput): readonly AppendixRow[] {
  if (wanted.length === judgements.length) return rows;
  const keys = new Set(wanted.map(({ change }) => change.key));
  return rows.flatMap((row) => {
    const left = row.keys.filter((key) => keys.has(key));
    if (left.length === 0 || left.length === row.keys.length) return left.length === 0 ? [] : [row];
    return phraseRows(
      wanted.filter(({ change }) => left.includes(change.key)),
      diff,
      options,
    );
  });
}

/** Marks rows without a change that 変更の説明 declares as written by hand, so that they stay. */
function settleDeclared(merged: readonly MergedRow[], declarations: readonly Declaration[]): readonly MergedRow[] {
  const declared = new Set(declarations.flatMap((declaration) => (declaration.kind === 'rows' ? declaration.rows : [])));
  return merged.map((row) => {
    const isDeclared = row.kind !== 'new' && declared.has(row.row.index + 1);
    if (!isDeclared || row.kind === 'existing') return row;
    return { kind: 'hand', row: row.row, keys: row.kind === 'hand' ? row.keys : [], declared: true };
  });
}
