import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { casesIn, testCases } from '../cases.js';
import type { Case } from '../cases.js';

/**
 * Writes the tests of a list of rules. A folder in `place` is a rule, a folder in that a case, and its `expected.txt` holds what
 * this rule says about the case: nothing, where all is as it should be. `sources` is the folder with a file for each rule.
 */
export function testRules<Rule extends { readonly id: string }>(
  rules: readonly Rule[],
  { place, sources }: { readonly place: URL; readonly sources: URL },
  run: (rule: Rule, one: Case) => string | Promise<string>,
): void {
  for (const rule of rules) {
    describe(rule.id, () => {
      const cases = new URL(`${rule.id}/`, place);
      testCases(cases, async (one) => ({ 'expected.txt': await run(rule, one) }));

      test('has one name everywhere, a case with a message and one without', async () => {
        const name = rule.id.replace(/-([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
        const module = (await import(`${fileURLToPath(sources)}${rule.id}.ts`)) as Record<string, unknown>;
        expect(module[name]).toBe(rule);
        const expectations = casesIn(cases).map(({ folder }) => readFileSync(join(folder, 'expected.txt'), 'utf8'));
        expect(expectations.some((text) => text === '')).toBe(true);
        expect(expectations.some((text) => text !== '')).toBe(true);
      });
    });
  }
}

/** Returns the folders in `place`, which are named like the rules. */
export function ruleFolders(place: URL): readonly string[] {
  const entries = readdirSync(place, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
