import { officialLabels } from '../../src/model/item-name.js';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Change } from '../../src/diff/changes/change.js';
import { contentOf } from '../../src/model/item-values.js';
import { diffAssessments } from '../../src/diff/diff-assessments.js';
import { replayDiff } from '../../src/diff/replay/replay-diff.js';
import { reverseDiff } from './reverse-diff.js';
import { formItems, formPathKey } from '../../src/forms/form-items.js';
import type { Form } from '../../src/forms/form.js';
import { formsWith } from '../../src/workspace/disk/folder-forms.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { migrateDocument } from '../../src/migrate/migrate-document.js';
import type { Assessment } from '../../src/model/assessment.js';
import { buildAssessment } from '../../src/model/build-parts.js';
import { anyDocument } from '../forms/any-document.js';
import { runs } from '../property-runs.js';

const library = formsWith(fileURLToPath(new URL('../commands/revisions/schema', import.meta.url)));
const forms = library.list().flatMap(({ form, revision }) => library.load(form, revision) ?? []);
const named = forms.map((form) => [`${form.form}（${form.revision}）`, form] as const);

/** Whole documents of a form, and half-written ones. */
function assessments(form: Form): fc.Arbitrary<Assessment> {
  return anyDocument(form).map((data) => buildAssessment(form, data));
}

test('there are several forms, and two revisions of one', () => {
  expect(named.map(([name]) => name)).toContain('様式３（令和99年1月）');
  expect(forms.length).toBeGreaterThanOrEqual(4);
});

test.each(named)('%s: every field is a leaf with a key, a name in steps and a place in the form', (_, form) => {
  const known = new Set(formItems(form).map(({ path }) => formPathKey(path)));
  fc.assert(
    fc.property(assessments(form), (assessment) => {
      const leaves = assessment.fields;
      const visited = [...assessment.visits]
        .filter(({ node, part }) => node.kind !== 'static' && part?.body.kind !== 'changes' && !(part?.file && assessment.files.length === 0))
        .map(({ node }) => node);
      expect(leaves).toEqual(visited);
      expect(new Set(leaves.map(({ key }) => key)).size).toBe(leaves.length);
      for (const { path, name, labels, key } of leaves) {
        expect(officialLabels(labels).join('　')).toBe(name);
        expect(known).toContain(formPathKey(path));
        expect(key.split('/').filter((step) => !step.startsWith('#'))).toEqual(path.filter((step) => typeof step === 'string'));
      }
      const entries = assessment.entries;
      expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
      for (const { name, labels, fields: inside, key } of entries) {
        expect(officialLabels(labels).join('　')).toBe(name);
        expect(inside).toEqual(leaves.filter((leaf) => leaf.key.startsWith(`${key}/`) && inside.includes(leaf)));
      }
    }),
    { numRuns: runs(12) },
  );
});

const pairs = named.flatMap(([before, from]) => named.map(([after, to]) => [before, after, from, to] as const));

test.each(pairs)('%s and %s: the changes lead from the one to the other, and back', (_, __, from, to) => {
  fc.assert(
    fc.property(assessments(from), assessments(to), (before, after) => {
      const diff = diffAssessments(before, after);
      expect(replayDiff(before, diff)).toEqual(contentOf(after));
      expect(reverseDiff(diff)).toEqual(diffAssessments(after, before));
    }),
    { numRuns: runs(6) },
  );
});

/** Of a document that is carried over, only what the new revision has no place for is different, and what it calls otherwise. */
function isRevisions(change: Change): boolean {
  if (change.kind !== 'field') return false;
  if (change.cause === 'revision' || !change.after) return true;
  if (change.detail.kind === 'choice') return change.detail.after === '';
  return change.detail.kind === 'boxes' && change.detail.options.every(({ after }) => !after);
}

test.each(pairs.filter(([, , from, to]) => from.form === to.form && from !== to))(
  '%s carried over to %s: only the revision is different',
  (_, __, from, to) => {
    let revised = 0;
    fc.assert(
      fc.property(anyDocument(from), (data) => {
        const source = parseSource('a.yaml', stringify(data, { lineWidth: 0 }));
        const before = buildAssessment(from, source.data);
        const made = migrateDocument(source, before, to);
        if ('message' in made) throw new Error(made.message.text);
        const diff = diffAssessments(before, buildAssessment(to, made.source.data));
        expect(diff.changes.filter((change) => !isRevisions(change))).toEqual([]);
        expect(diff.matches).toEqual([]);
        expect(replayDiff(before, diff)).toEqual(contentOf(diff.after));
        revised += diff.changes.filter((change) => change.kind === 'field' && change.cause === 'revision').length;
      }),
      { numRuns: runs(24) },
    );
    expect(revised).toBeGreaterThan(runs(24) / 12);
  },
);
