import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { proveAppendix } from '../../../src/amend/prove-appendix.js';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { formKey, revisionKey } from '../../../src/forms/form.js';
import { loadForm } from '../../../src/forms/form-library.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import type { Assessment } from '../../../src/model/assessment.js';
import { buildAssessment } from '../../../src/model/build-parts.js';
import { rowsOf } from './phrase-documents.js';

const folder = fileURLToPath(new URL('../../../assessments/', import.meta.url));
const steps = readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
  if (!entry.isDirectory()) return [];
  const { name } = entry;
  const versions = readdirSync(`${folder}${name}`)
    .filter((file) => /^\d{4}-\d{2}-\d{2}\.yaml$/u.test(file))
    .sort();
  return versions.slice(1).map((after, index) => [name, versions[index] ?? '', after] as const);
});

function read(file: string): Assessment {
  const { data } = parseSource(file, readFileSync(`${folder}${file}`, 'utf8'));
  const { [formKey]: name, [revisionKey]: revision } = data as Record<string, string>;
  const form = loadForm(name ?? '', revision ?? '');
  if (!form) throw new Error(`${file}: the form is not there`);
  return buildAssessment(form, data);
}

test('there are published steps to phrase', () => {
  expect(steps.length).toBeGreaterThanOrEqual(8);
});

test.each(steps)('the appendix of %s from %s to %s is proven, and shorter than the texts it is made of', (name, before, after) => {
  const diff = diffAssessments(read(`${name}/${before}`), read(`${name}/${after}`));
  const [excerpts, whole] = [rowsOf(diff), rowsOf(diff, 'full')];
  expect(proveAppendix(diff, excerpts)).toEqual([]);
  expect(proveAppendix(diff, whole)).toEqual([]);
  const size = (rows: typeof whole): number => rows.reduce((sum, row) => sum + row.before.length + row.after.length, 0);
  expect(excerpts.length).toBeGreaterThan(0);
  expect(size(excerpts)).toBeLessThanOrEqual(size(whole));
});
