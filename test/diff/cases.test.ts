import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Pictures } from '../../src/diff/diff-assessments.js';
import { contentOf } from '../../src/model/item-values.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { replayDiff } from '../../src/diff/replay/replay-diff.js';
import { reverseDiff } from './reverse-diff.js';
import { formsWith } from '../../src/forms/form-library.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import type { Assessment } from '../../src/model/assessment.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { listDiff } from './list-diff.js';

/**
 * A folder is a test: `before.yaml` and `after.yaml`, and `expected.txt` with what is different (see `listDiff`); for figures,
 * `pictures.json` with the digests of their files. `UPDATE_CASES=1 npx vitest run test/diff/cases.test.ts` writes the
 * expectations anew: read them.
 */
const folder = fileURLToPath(new URL('cases/', import.meta.url));
const forms = formsWith(fileURLToPath(new URL('../revisions/schema', import.meta.url)));

function read(file: string): Assessment {
  const { data, messages } = parseSource(file, readFileSync(file, 'utf8'));
  expect(messages).toEqual([]);
  const { 様式, 改定 } = data as { 様式: string; 改定: string };
  const form = forms.load(様式, 改定);
  if (!form) throw new Error(`${file} is of no form`);
  return buildAssessment(form, data);
}

function picturesIn(file: string): Pictures | undefined {
  if (!existsSync(file)) return undefined;
  const { before, after } = JSON.parse(readFileSync(file, 'utf8')) as Record<keyof Pictures, Record<string, string>>;
  return { before: new Map(Object.entries(before)), after: new Map(Object.entries(after)) };
}

test.each(readdirSync(folder).sort())('%s', (name) => {
  const [before, after] = [read(`${folder}${name}/before.yaml`), read(`${folder}${name}/after.yaml`)];
  const pictures = picturesIn(`${folder}${name}/pictures.json`);
  const diff = diffAssessments(before, after, pictures);
  const listed = listDiff(diff);
  const expectation = `${folder}${name}/expected.txt`;
  if (process.env['UPDATE_CASES'] === '1') writeFileSync(expectation, listed);
  expect(existsSync(expectation), `${expectation} is missing: write what is different`).toBe(true);
  expect(listed).toBe(readFileSync(expectation, 'utf8'));
  expect(replayDiff(before, diff)).toEqual(contentOf(after));
  const back = diffAssessments(after, before, pictures && { before: pictures.after, after: pictures.before });
  expect(reverseDiff(diff)).toEqual(back);
  expect(replayDiff(after, back)).toEqual(contentOf(before));
});
