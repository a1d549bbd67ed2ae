import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import type { Pictures } from '../../src/diff/diff-assessments.js';
import { contentOf } from '../../src/model/item-values.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { replayDiff } from '../../src/diff/replay/replay-diff.js';
import { reverseDiff } from './reverse-diff.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import type { Assessment } from '../../src/model/assessment.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { testCases } from '../cases.js';
import { listDiff } from './list-diff.js';

const forms = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));

/**
 * What is different between `before.yaml` and `after.yaml` (see `listDiff`). For figures, `pictures.json` holds the digests of
 * their files.
 */
testCases(new URL('cases/', import.meta.url), ({ folder }) => {
  const [before, after] = [read(join(folder, 'before.yaml')), read(join(folder, 'after.yaml'))];
  const pictures = picturesIn(join(folder, 'pictures.json'));
  const diff = diffAssessments(before, after, pictures);
  expect(replayDiff(before, diff)).toEqual(contentOf(after));
  const back = diffAssessments(after, before, pictures && { before: pictures.after, after: pictures.before });
  expect(reverseDiff(diff)).toEqual(back);
  expect(replayDiff(after, back)).toEqual(contentOf(before));
  return { 'expected.txt': listDiff(diff) };
});

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
