import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { hasErrors } from '../../src/core/message.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import { checkText } from '../../src/check/check-text.js';
import { after, before, forms, leaves, migrated } from './two-revisions.js';

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
  // The other revision has an item of its own, which is blank, and lets no item stay empty.
  expect(checkText(made, forms).messages.filter((message) => hasErrors([message]) && message.ruleId !== 'unfilled')).toEqual([]);
  // The change table is the same in both revisions: not a byte of it moves.
  expect(made.text).toContain(source.text.slice(source.text.indexOf('\n変更箇所:')));
});
