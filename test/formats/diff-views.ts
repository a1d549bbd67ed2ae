import { diffAssessments } from '../../src/diff/diff-assessments.js';
import type { AssessmentDiff } from '../../src/diff/changes/change.js';
import { packageForms } from '../../src/forms/form-library.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { viewDiff } from '../../src/redline/view-changes.js';
import type { DiffView } from '../../src/redline/view-changes.js';

/** Two documents that differ in one long text. */
export function diffOf(before: string, after: string): AssessmentDiff {
  const form = packageForms.load('様式３', '平成30年5月');
  if (!form) throw new Error('no form');
  const laid = (text: string): ReturnType<typeof buildAssessment> => buildAssessment(form, { 基本情報: { 他の評価実施機関: text } });
  return diffAssessments(laid(before), laid(after));
}

/** The same two documents, as formats show them. */
export function viewOf(before: string, after: string): DiffView {
  return viewDiff(diffOf(before, after), { before: 'a.yaml', after: 'b.yaml' });
}

/** Rows and cells of a CSV (RFC 4180). */
export function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cell = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n)/uy;
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    const [, written = '', end] = match;
    row.push(written.startsWith('"') ? written.slice(1, -1).replaceAll('""', '"') : written);
    if (end === '\r\n') {
      rows.push(row);
      row = [];
    }
  }
  return rows;
}
