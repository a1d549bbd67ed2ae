import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { hasErrors } from '../../src/core/message.js';
import { internalKeys } from '../../src/forms/internal-keys.js';
import { parseSource } from '../../src/load/read/parse-source.js';
import type { Source } from '../../src/load/read/source.js';
import { checkShape } from '../../src/validate/check-shape.js';
import { anyDocument } from '../forms/any-document.js';
import { after, before, leaves, migrated } from './two-revisions.js';
import { runs } from '../property-runs.js';

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
      expect(checkShape(to, made).messages.filter((message) => hasErrors([message]))).toEqual([]);
    }),
    { numRuns: runs(24) },
  );
});
