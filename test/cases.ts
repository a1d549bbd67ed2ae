import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

/**
 * A folder is a case: what is given, beside files whose names begin with `expected`. A test compares them byte by byte and
 * fails where one is missing. `UPDATE_CASES=1 npx vitest run FILE` writes them anew: read what became of them.
 */
export interface Case {
  readonly name: string;
  /** Absolute, without a slash at its end. */
  readonly folder: string;
  /** Names of the files to compare with, in order. */
  readonly expectations: readonly string[];
}

/** What a case came to, by the file that it is compared with. The first file is always expected, the others where they exist. */
export type Made = Readonly<Record<string, string>>;

const update = process.env['UPDATE_CASES'] === '1';

/** Returns the cases in a folder, in order of their names. Empty if there is no such folder. */
export function casesIn(place: URL): readonly Case[] {
  const path = fileURLToPath(place);
  const entries = existsSync(path) ? readdirSync(path, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return names.sort().map((name) => {
    const folder = join(path, name);
    const expectations = readdirSync(folder).filter((file) => file.startsWith('expected'));
    return { name, folder, expectations: expectations.sort() };
  });
}

/** Writes a test for each case in a folder. It fails if the case expects a file that `run` does not make. */
export function testCases(place: URL, run: (one: Case) => Made | Promise<Made>): void {
  for (const one of casesIn(place)) {
    test(one.name, async () => {
      const made = await run(one);
      expect(one.expectations.filter((file) => !(file in made))).toEqual([]);
      for (const [index, file] of Object.keys(made).entries()) {
        if (index === 0 || one.expectations.includes(file)) expectFile(join(one.folder, file), made[file] ?? '');
      }
    });
  }
}

/** Compares a text with a file, byte by byte, or writes the file where UPDATE_CASES asks for it. */
export function expectFile(path: string, made: string): void {
  if (update) writeFileSync(path, made);
  const bytes = existsSync(path) ? readFileSync(path) : undefined;
  if (bytes?.equals(Buffer.from(made))) return;
  expect(made, `${path} ${bytes ? 'says something else' : 'is missing'} (UPDATE_CASES=1 writes it)`).toBe(bytes?.toString());
  throw new Error(`${path} holds bytes that are no UTF-8`);
}
