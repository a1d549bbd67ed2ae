import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { diffAssessments } from '../../../src/diff/diff-assessments.js';
import { pairItems } from '../../../src/diff/pairs/pair-items.js';
import { parseSource } from '../../../src/load/read/parse-source.js';
import { parseDocument } from '../../../src/validate/parse-document.js';

const folder = fileURLToPath(new URL('../../../assessments/', import.meta.url));
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .sort();
const steps = files.flatMap((file, index) => (index > 0 && dirname(files[index - 1] ?? '') === dirname(file) ? [[files[index - 1] ?? '', file] as const] : []));

test.each(steps)('%s, %s: pairs the items as the differ does', (former, now) => {
  const [before, after] = [former, now].map((name) => parseDocument(parseSource(name, readFileSync(folder + name))).assessment);
  if (!before || !after) throw new Error('no assessment');
  const pairs = pairItems(before, after);
  const entries = new Set(before.entries.map(({ key }) => key));
  for (const change of diffAssessments(before, after).changes) {
    if (change.kind === 'entry') expect([pairs.after(change.key), pairs.before(change.key)].includes(undefined)).toBe(true);
    else if (change.before && change.after) {
      expect(pairs.after(change.before.key)).toBe(change.after.key);
      expect(pairs.before(change.after.key)).toBe(change.before.key);
    }
  }
  expect(after.entries.filter(({ key }) => pairs.before(key) !== undefined).every(({ key }) => entries.has(pairs.before(key) ?? key))).toBe(true);
});
