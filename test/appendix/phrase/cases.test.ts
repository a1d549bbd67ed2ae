import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { proveAppendix } from '../../../src/amend/prove-appendix.js';
import type { AssessmentDiff } from '../../../src/diff/changes/change.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { formKey, revisionKey } from '../../../src/forms/form.js';
import { formsWith } from '../../../src/forms/form-library.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import type { Assessment } from '../../../src/model/assessment.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { rowsOf } from './phrase-documents.js';
import { showRows } from './show-rows.js';

const folder = fileURLToPath(new URL('cases/', import.meta.url));
/** With a revision that does not exist, for what a revision changes. */
const forms = formsWith(fileURLToPath(new URL('../../forms/schema', import.meta.url)));
const names = readdirSync(folder).sort();

function read(file: string): Assessment {
  const { data, messages } = parseSource(file, readFileSync(file, 'utf8'));
  expect(messages).toEqual([]);
  const { [formKey]: name, [revisionKey]: revision } = data as Record<string, string>;
  const form = forms.load(name ?? '', revision ?? '');
  if (!form) throw new Error(`${file}: the form is not there`);
  return buildAssessment(form, data);
}

function diffIn(name: string): AssessmentDiff {
  return diffAssessments(read(`${folder}${name}/before.yaml`), read(`${folder}${name}/after.yaml`));
}

/** A folder is a case: two versions, and the rows that a person read and found right (rows.txt; full.txt for whole texts). */
test.each(names)('%s', (name) => {
  const diff = diffIn(name);
  const rows = rowsOf(diff);
  expect(proveAppendix(diff, rows)).toEqual([]);
  expect(showRows(rows)).toBe(readFileSync(`${folder}${name}/rows.txt`, 'utf8'));
  if (existsSync(`${folder}${name}/full.txt`)) expect(showRows(rowsOf(diff, 'full'))).toBe(readFileSync(`${folder}${name}/full.txt`, 'utf8'));
});
