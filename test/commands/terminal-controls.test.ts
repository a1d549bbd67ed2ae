import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { amendCommand } from '../../src/commands/amend.js';
import { checkCommand } from '../../src/commands/check.js';
import { diffCommand } from '../../src/commands/diff.js';
import { explainCommand } from '../../src/commands/explain.js';
import { migrateCommand } from '../../src/commands/migrate.js';
import { newCommand } from '../../src/commands/new.js';
import { renderCommand } from '../../src/commands/render.js';
import { runProgram } from '../../src/commands/run/run-program.js';
import { thresholdCommand } from '../../src/commands/threshold.js';
import { testWorld } from './test-world.js';

/** A name that moves the cursor, sets the title of the window and turns the direction of writing. */
const bad = 'a\u001b[2J\u001b]0;t\u0007\u202eb';
const cases = fileURLToPath(new URL('amend/cases/first-run', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hyokasho-terminal-'));
  mkdirSync(join(folder, 'assessments', bad), { recursive: true });
  for (const name of ['2025-03-10.yaml', 'draft.yaml']) cpSync(join(cases, name), join(folder, 'assessments', bad, name));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Colours and the line of the progress are the program's own. */
const own = new RegExp(`${String.fromCodePoint(27)}\\[(?:[\\d;]*m|K)|\\r|\\n`, 'gu');
const path = `assessments/${bad}`;
test.each([
  ['check', path],
  ['check', path, '--schema', bad],
  ['check', '--rule', bad],
  ['render', '--html', path, '--draft', '-o', bad],
  ['render', '--html', path, '--draft', '-o', `${path}/draft.yaml`],
  ['diff', path],
  ['diff', bad],
  ['amend', path],
  ['amend', path, '--write'],
  ['amend', bad],
  ['explain', bad],
  ['explain', '評価書名', '--file', `${path}/draft.yaml`],
  ['new', '様式２', bad],
  ['new', bad, 'x'],
  ['new', '様式２', 'x', '--dir', bad],
  ['new', '様式２', 'x', '--dir', `${path}/draft.yaml`],
  ['new', '様式２', 'x', '--revision', bad],
  ['new', '様式２', 'x', '--schema', bad],
  ['migrate', `${path}/draft.yaml`, '--to', bad],
  ['migrate', `${path}/draft.yaml`, '--to', '平成30年5月'],
  ['threshold', `${path}/draft.yaml`],
  ['threshold', bad],
  [bad],
  ['help', bad],
  ['check', `--${bad}`],
])('no terminal obeys a name in the words of %s %s %s %s', async (...args) => {
  const world = testWorld(folder, { isTTY: true });
  const commands = [newCommand, checkCommand, renderCommand, diffCommand, amendCommand, explainCommand, migrateCommand, thresholdCommand];
  await runProgram(commands, args, world);
  const said = world.out() + world.err();
  expect(said).not.toBe('');
  expect(said.replace(own, '')).not.toMatch(/\p{Cc}|[\u202a-\u202e]/u);
});
