import { expect, test } from 'vitest';
import { proveAppendix } from '../../../src/amend/prove-appendix.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { loadForm } from '../../../src/forms/form-library.js';
import type { Assessment } from '../../../src/model/assessment.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { rowsOf } from './phrase-documents.js';

const form = loadForm('様式３', '平成30年5月');
if (!form) throw new Error('様式３ is not there');

function assessmentWith(lines: readonly string[]): Assessment {
  if (!form) throw new Error('様式３ is not there');
  return buildAssessment(form, { 基本情報: { 事務: { 内容: lines.join('\n') } } });
}

const sentence = 'の記録を取得し、接種履歴と照合したうえで、予防接種台帳管理システムに登録する。';

test('10,000 edits in a text of more than a megabyte are one row, with every changed line in it and no other', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `（${String(index)}）対象者${sentence}`);
  // Every second line, so that what stands between is left out.
  const edited = lines.map((line, index) => (index % 2 === 0 ? line.replace('照合', '突合') : line));
  expect(Buffer.byteLength(lines.join('\n'))).toBeGreaterThan(1_000_000);
  const diff = diffAssessments(assessmentWith(lines), assessmentWith(edited));
  const rows = rowsOf(diff);
  expect(rows).toHaveLength(1);
  expect(proveAppendix(diff, rows)).toEqual([]);
  const after = rows[0]?.after.split('\n') ?? [];
  expect(after.filter((line) => line.includes('突合'))).toHaveLength(10_000);
  expect(after.filter((line) => line.includes('照合'))).toEqual([]);
});

test('one edit in a megabyte is a row of one line', () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `（${String(index)}）対象者${sentence}`);
  const diff = diffAssessments(assessmentWith(lines), assessmentWith(lines.with(12_345, `（12345）区民${sentence}`)));
  const rows = rowsOf(diff);
  expect(proveAppendix(diff, rows)).toEqual([]);
  expect(rows.map(({ before, after }) => [before, after])).toEqual([[`（12345）対象者${sentence}`, `（12345）区民${sentence}`]]);
});
