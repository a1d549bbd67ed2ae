import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { proveAppendix } from '../../../src/amend/prove-appendix.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { formKey, revisionKey } from '../../../src/forms/form.js';
import { formsWith } from '../../../src/workspace/disk/folder-forms.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import type { Assessment } from '../../../src/model/assessment.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { testCases } from '../../cases.js';
import { rowsOf } from './phrase-documents.js';
import { showRows } from './show-rows.js';

/** With a revision that does not exist, for what a revision changes. */
const forms = formsWith(fileURLToPath(new URL('../../commands/revisions/schema', import.meta.url)));

/** The rows for two versions, `before.yaml` and `after.yaml`, that a person read and found right: excerpts, and whole texts too where they are there. */
testCases(new URL('cases/', import.meta.url), ({ folder }) => {
  const diff = diffAssessments(read(join(folder, 'before.yaml')), read(join(folder, 'after.yaml')));
  const rows = rowsOf(diff);
  expect(proveAppendix(diff, rows)).toEqual([]);
  return { 'expected.txt': showRows(rows), 'expected-full.txt': showRows(rowsOf(diff, 'full')) };
});

function read(file: string): Assessment {
  const { data, messages } = parseSource(file, readFileSync(file, 'utf8'));
  expect(messages).toEqual([]);
  const { [formKey]: name, [revisionKey]: revision } = data as Record<string, string>;
  const form = forms.load(name ?? '', revision ?? '');
  if (!form) throw new Error(`${file}: the form is not there`);
  return buildAssessment(form, data);
}
