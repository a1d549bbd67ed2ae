import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runProgram } from '../../src/commands/run/run-program.js';
import type { AddCommand } from '../../src/commands/run/run-program.js';
import { testWorld } from './test-world.js';
import type { TestWorld } from './test-world.js';

let folder = '';
let commands: readonly AddCommand[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-help-'));
  const program = readFileSync(new URL('../../src/cli.ts', import.meta.url), 'utf8');
  const names = [...program.matchAll(/import\('\.\/commands\/([a-z]+)\.js'\)/gu)].map(([, name]) => name ?? '');
  const modules = await Promise.all(names.map((name) => import(`../../src/commands/${name}.ts`) as Promise<Readonly<Record<string, AddCommand>>>));
  commands = modules.flatMap((module, index) => module[`${names[index] ?? ''}Command`] ?? []);
  expect(commands.length).toBe(names.length);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(cwd: string, ...args: readonly string[]): Promise<TestWorld & { readonly code: number }> {
  const world = testWorld(cwd);
  return Object.assign(world, { code: await runProgram(commands, args, world) });
}

test('the help shows the commands of a revision first, each with an example, and the options of the program last', async () => {
  const help = (await run(folder, '--help')).out();
  const places = ['draft <', 'replace <', 'check [', 'amend <', 'render [', 'new <', '-V, --version'].map((text) => help.indexOf(`\n  ${text}`));
  expect(places.every((place) => place > 0)).toBe(true);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  for (const name of ['draft', 'replace', 'check', 'amend', 'render'])
    expect(help).toMatch(new RegExp(`^ +例 hyokasho ${name} ${name === 'replace' ? '健康推進課 健康増進課 ' : ''}予防接種`, 'mu'));
  expect((await run(folder, 'amend', '--help')).out()).not.toContain('例 hyokasho');
});

/** The call that a mend names. */
const first = 'hyokasho new 様式３ 予防接種';

test.each([[], ['check'], ['render'], ['status']])('in a folder without assessments %s names the command that makes one', async (...args) => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  const done = await run(empty, ...args.filter((arg) => typeof arg === 'string'));
  expect(done.code).toBe(2);
  expect(done.err()).toContain(first);
});

test.each([['check'], ['render']])('where the folder of all assessments is empty, %s names it too', async (name) => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  mkdirSync(join(empty, 'assessments'));
  const done = await run(empty, name);
  expect([done.code, `${done.out()}${done.err()}`]).toEqual([1, expect.stringContaining(first)]);
});

test('the command that a mend names works, and then the help is silent about it', async () => {
  const empty = mkdtempSync(join(folder, 'empty-'));
  expect((await run(empty, ...first.split(' ').slice(1))).code).toBe(0);
  expect(readFileSync(join(empty, 'assessments/予防接種/draft.yaml'), 'utf8')).toContain('様式: 様式３');
  expect((await run(empty)).err()).not.toContain('まだありません');
});
