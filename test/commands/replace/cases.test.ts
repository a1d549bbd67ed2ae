import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { replaceCommand } from '../../../src/commands/replace.js';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { testCases } from '../../cases.js';
import { testWorld } from '../test-world.js';

const draft = 'assessments/予防接種/draft.yaml';

// A case is the `arguments` of the command and its `assessments`; what is shown, as JSON too, what is said with --write, and the draft then.
testCases(new URL('cases/', import.meta.url), async ({ folder, expectations }) => {
  const args = readFileSync(join(folder, 'arguments'), 'utf8').trim().split(' ');
  const cwd = mkdtempSync(join(tmpdir(), 'hyokasho-replace-'));
  try {
    cpSync(join(folder, 'assessments'), join(cwd, 'assessments'), { recursive: true });
    const run = async (...more: readonly string[]): Promise<string> => {
      const world = testWorld(cwd);
      const code = await runProgram([replaceCommand], ['replace', ...args, ...more], world);
      return `${world.out()}${world.err()}exit ${String(code)}\n`;
    };
    const text = (name: string): string => readFileSync(join(cwd, name), 'utf8');
    const made: Record<string, string> = { 'expected.txt': await run() };
    if (expectations.includes('expected.json')) made['expected.json'] = await run('--format', 'json');
    expect(text(draft)).toBe(readFileSync(join(folder, draft), 'utf8'));
    if (expectations.includes('expected.written.txt')) made['expected.written.txt'] = await run('--write');
    if (expectations.includes('expected.yaml')) made['expected.yaml'] = text(draft);
    for (const name of readdirSync(join(folder, 'assessments/予防接種')).filter((each) => each !== 'draft.yaml'))
      expect(text(`assessments/予防接種/${name}`)).toBe(readFileSync(join(folder, 'assessments/予防接種', name), 'utf8'));
    return made;
  } finally {
    rmSync(cwd, { recursive: true });
  }
});
