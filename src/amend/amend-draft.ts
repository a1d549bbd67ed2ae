import { classifyDiff } from '../classify/classify-diff.js';
import type { Declaration } from '../classify/facts/declaration.js';
import { closenessOf } from '../classify/facts/item-scope.js';
import type { Judgement } from '../classify/judgement.js';
import { undecidedRule } from '../classify/timing-messages.js';
import type { Message } from '../core/message.js';
import type { AssessmentDiff } from '../diff/changes/change.js';
import { diffAssessments } from '../diff/diff-assessments.js';
import type { Pictures } from '../diff/diff-assessments.js';
import type { Form } from '../forms/form.js';
import { editSource } from '../load/edit/edit-source.js';
import type { Source } from '../load/read/source.js';
import { buildAssessment } from '../model/build-parts.js';
import { amendEdits } from './amend-edits.js';
import { noTable, partlyTold, shiftedRows, unfollowable, unproven } from './amend-messages.js';
import { reportAmendment } from './amend-report.js';
import type { AmendReport } from './amend-report.js';
import type { AppendixRow } from '../appendix/rows/appendix-row.js';
import type { ExcerptKind } from '../appendix/phrase/excerpt.js';
import { mergeRows } from './merge-rows.js';
import type { FreshRow, MergedRow } from './merge-rows.js';
import { phraseRows } from '../appendix/phrase/phrase-rows.js';
import { proveAppendix } from './prove-appendix.js';
import { cellText, changeTable, rowData } from '../appendix/rows/change-table.js';
import type { ChangeTable } from '../appendix/rows/change-table.js';
import { readStanding } from './standing-rows.js';
import type { Standing } from './standing-rows.js';
import type { Version } from '../model/version.js';

export interface AmendOptions {
  readonly excerpt: ExcerptKind;
  /** 変更日 where no day is declared; empty while unknown. */
  readonly date: string;
  readonly pictures?: Pictures;
}

/** A new version whose 変更箇所 is up to date. */
export interface Amendment {
  /** The document; the very same where there was nothing to do, or where there are errors. */
  readonly source: Source;
  readonly changed: boolean;
  /** Undefined where an error stands in the way. */
  readonly report?: AmendReport;
  /** What is wrong with the changes and with what is declared about them; `timing-undecided` stands in nobody's way. */
  readonly messages: readonly Message[];
}

/**
 * Brings the 変更箇所 of a new version up to date with everything that changed since the version before it. The words of people
 * and the rows of older versions stay as they are (`mergeRows`); of the text, only the rows and records that have to change do.
 * Neither document has errors of its own.
 */
export function amendDocument(before: Version, after: Version, options: AmendOptions): Amendment {
  const diff = diffAssessments(before.assessment, after.assessment, options.pictures);
  const { judgements, declarations, messages } = classifyDiff(diff, after.source, before.source);
  const refuse = (more: readonly Message[]): Amendment => ({ source: after.source, changed: false, messages: [...messages, ...more] });
  const table = changeTable(after.assessment.form);
  if (!table) return refuse([noTable(after)]);
  // A 要確認 is no reason not to write the row, 提出時期 left empty.
  if (messages.some(({ severity, ruleId }) => severity === 'error' && ruleId !== undecidedRule)) return refuse([]);
  const rows = phraseRows(judgements, diff, options);
  const faults = proveAppendix(diff, rows);
  if (faults.length > 0) return refuse(faults.map((fault) => unproven(fault, diff, after)));

  const step: Step = { before, diff, judgements, declarations, rows, table, options };
  const first = amendOnce(step, after);
  if ('fault' in first) return refuse([first.fault]);
  const passes = [first];
  // Rows that nobody would know again once other rows around them changed are left to the person who wrote them over.
  for (let last = first; last.changed && passes.length < mostPasses; passes.push(last)) {
    const next = amendOnce(step, { source: last.source, assessment: buildAssessment(after.assessment.form, last.source.data) });
    if ('fault' in next || !next.changed) break;
    last = next;
  }
  const { source } = passes.at(-1) ?? first;
  const report = { rows: [...first.report.rows, ...passes.slice(1).flatMap(({ report: { rows } }) => rows.filter(({ state }) => state === 'added'))] };
  return { source, changed: source.text !== after.source.text, report, messages: [...messages, ...first.messages] };
}

/** Every pass but the last takes a record from a row: seldom is there a second one. */
const mostPasses = 10;

/** What is the same for every pass over a document. */
interface Step {
  readonly before: Version;
  readonly diff: AssessmentDiff;
  readonly judgements: readonly Judgement[];
  readonly declarations: readonly Declaration[];
  /** Those of all judgements. */
  readonly rows: readonly AppendixRow[];
  readonly table: ChangeTable;
  readonly options: AmendOptions;
}

/** Joins rows and changes once. */
function amendOnce(step: Step, after: Version): Required<Amendment> | { readonly fault: Message } {
  const { before, diff, judgements, declarations, table } = step;
  const standing = readStanding(before, after, diff, table);
  const ours = withoutTold(judgements, declarations, standing);
  const fresh = readFresh(rowsFor(ours, step), after.assessment.form, table);
  const merged = settleDeclared(mergeRows({ ...standing, fresh }), declarations);
  const edits = amendEdits(merged, { data: after.source.data, ...table, ...standing });
  const source = edits.length === 0 ? after.source : editSource(after.source, edits);
  if (!source) return { fault: unfollowable(after, table.listKey, edits) };
  return {
    source,
    changed: source.text !== after.source.text,
    report: reportAmendment(merged, table.columns, after.assessment.rows.length),
    messages: [...partlyTold(standing.partlyTold, ours, after), ...shiftedRows(merged, declarations, after)],
  };
}

/** The judgements that need a row of ours: not those that a row written by hand tells of, nor those that are to have none. */
function withoutTold(judgements: readonly Judgement[], declarations: readonly Declaration[], { bound, told }: Standing): readonly Judgement[] {
  const written = new Set([...bound.values()].flatMap(({ keys }) => keys));
  const byHand = new Set([...told.values()].flat().filter((key) => !written.has(key)));
  const omitted = declarations.flatMap((declaration) => (declaration.kind === 'omission' ? [declaration.scopes] : []));
  return judgements.filter(({ change }) => !byHand.has(change.key) && !omitted.some((scopes) => closenessOf(change, scopes)));
}

/** The rows of some judgements, worded as they are beside all others; where a row would tell of others too, it is worded anew. */
function rowsFor(ours: readonly Judgement[], { judgements, rows, diff, options }: Step): readonly AppendixRow[] {
  if (ours.length === judgements.length) return rows;
  const keys = new Set(ours.map(({ change }) => change.key));
  return rows.flatMap((row) => {
    const left = row.keys.filter((key) => keys.has(key));
    if (left.length === 0 || left.length === row.keys.length) return left.length === 0 ? [] : [row];
    return phraseRows(
      ours.filter(({ change }) => left.includes(change.key)),
      diff,
      options,
    );
  });
}

/** A row without a change that the department knows of and keeps is theirs. */
function settleDeclared(merged: readonly MergedRow[], declarations: readonly Declaration[]): readonly MergedRow[] {
  const declared = new Set(declarations.flatMap((declaration) => (declaration.kind === 'rows' ? declaration.rows : [])));
  return merged.map((row) => {
    const isDeclared = row.kind !== 'new' && declared.has(row.row.index + 1);
    if (!isDeclared || row.kind === 'standing') return row;
    return { kind: 'hand', row: row.row, keys: row.kind === 'hand' ? row.keys : [], declared: true };
  });
}

/** Rows as a document reads them: an ISO day is a day of an era, the last line break of a text is none. */
function readFresh(rows: readonly AppendixRow[], form: Form, { listKey, columns }: ChangeTable): readonly FreshRow[] {
  const read = buildAssessment(form, { [listKey]: rows.map((row) => rowData(row, columns)) }).rows;
  return rows.map((row, index) => ({ row, cells: read[index]?.row.cells.map(cellText) ?? [] }));
}
