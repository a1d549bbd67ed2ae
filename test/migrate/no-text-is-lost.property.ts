import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { hasErrors } from '../../src/core/message.js';
import { internalKeys } from '../../src/forms/declarations-schema.js';
import type { Form } from '../../src/forms/form.js';
import { formsWith } from '../../src/forms/form-library.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import type { Source } from '../../src/load/read/source.js';
import { migrateDocument } from '../../src/migrate/migrate-document.js';
import { revisionDifferences } from '../../src/forms/revision-differences.js';
import { buildAssessment } from '../../src/model/build-assessment.js';
import { writtenTexts } from '../../src/model/texts.js';
import { checkSchema } from '../../src/validate/check-shape.js';
import { validate } from '../../src/validate/parse-document.js';
import { anyDocument } from '../forms/any-document.js';

const forms = formsWith(fileURLToPath(new URL('../forms/schema', import.meta.url)));
const [oldForm, newForm] = [forms.load('様式３', '平成30年5月'), forms.load('様式３', '令和99年1月')];
if (!oldForm || !newForm) throw new Error('the revisions are not there');
const [before, after]: readonly [Form, Form] = [oldForm, newForm];

/** Old wordings that the form itself says are called otherwise now. */
const renamed = new Set(revisionDifferences(before, after).flatMap(({ options }) => options?.renamed.flat() ?? []));

function migrated(source: Source, from: Form, to: Form): Source {
  const made = migrateDocument(source, buildAssessment(from, source.data), to);
  if ('message' in made) throw new Error(`${made.message.text}\n${source.text}`);
  return made.source;
}

/** Every text and number, how often it occurs; ids and blank texts count too. */
function leaves(source: Source): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { text, path } of writtenTexts(source.data)) if (path[0] !== '改定' && !renamed.has(text)) counted.set(text, (counted.get(text) ?? 0) + 1);
  return counted;
}

/** What stays inside the department: no revision of a form has anything to do with it. */
function internal({ data }: Source): unknown[] {
  return internalKeys.map((key) => (data as Readonly<Record<string, unknown>>)[key]);
}

/** Lines that somebody wrote, whatever their indentation. */
function comments({ text }: Source): string[] {
  return text
    .split('\n')
    .filter((line) => /^\s*# 注/u.test(line))
    .map((line) => line.trim())
    .sort();
}

test.each([
  ['to the new revision', before, after],
  ['back to the old one', after, before],
])('whatever a document says, it says it %s too', (_, from, to) => {
  fc.assert(
    fc.property(anyDocument(from), fc.boolean(), (data, commented) => {
      let number = 0;
      const text = stringify(data, { lineWidth: 0 });
      const plain = parseSource('a.yaml', text);
      // Comments stand above keys; lines of block texts that look like keys are told apart by parsing again.
      const withComments = text.replace(/^( *)([^\s#"'&:-][^\n:"'#]*:)(?= |$)/gmu, (all, indent: string) => `${indent}# 注${String((number += 1))}\n${all}`);
      const source = parseSource('a.yaml', withComments);
      const use = commented && JSON.stringify(source.data) === JSON.stringify(plain.data) ? source : plain;
      const made = migrated(use, from, to);
      const found = leaves(made);
      for (const [leaf, times] of leaves(use)) if (leaf.trim() !== '') expect(found.get(leaf) ?? 0, leaf).toBeGreaterThanOrEqual(times);
      expect(comments(made)).toEqual(comments(use));
      expect(internal(made)).toEqual(internal(use));
      expect(checkSchema(to, made).filter((message) => hasErrors([message]))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

const assessments = fileURLToPath(new URL('../../assessments/', import.meta.url));
const published = readdirSync(assessments, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseSource(name, readFileSync(assessments + name)))
  .filter(({ data }) => (data as { 様式?: unknown } | undefined)?.様式 === before.form);

test('there are published assessments to try', () => {
  expect(published.length).toBeGreaterThan(0);
});

test.each(published.map((source) => [source.file, source] as const))('%s keeps every text, and every line that nothing moves', (_, source) => {
  const made = migrated(source, before, after);
  const found = leaves(made);
  for (const [leaf, times] of leaves(source)) expect(found.get(leaf) ?? 0, leaf).toBeGreaterThanOrEqual(times);
  const lines = new Set(made.text.split('\n').map((line) => line.trim()));
  const lost = source.text.split('\n').filter((line) => line.includes('#') && line.trim().startsWith('#') && !lines.has(line.trim()));
  expect(lost.filter((line) => !line.includes('$schema='))).toEqual([]);
  expect(validate(made, forms).messages.filter((message) => hasErrors([message]))).toEqual([]);
  // The change table is the same in both revisions: not a byte of it moves.
  expect(made.text).toContain(source.text.slice(source.text.indexOf('\n変更箇所:')));
});
