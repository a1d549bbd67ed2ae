import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProgram } from '../../../src/commands/run/run-program.js';
import { statusCommand } from '../../../src/commands/status.js';
import { testCases } from '../../cases.js';
import { testWorld } from '../test-world.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

// A case has the `arguments` of the command and, unless it is about the assessments of the package, its own `assessments`.
testCases(new URL('cases/', import.meta.url), async ({ folder, expectations }) => {
  const args = readFileSync(join(folder, 'arguments'), 'utf8').trim().split(' ');
  const cwd = existsSync(join(folder, 'assessments')) ? folder : root;
  const run = async (format: string): Promise<string> => {
    const world = testWorld(cwd);
    const code = await runProgram([statusCommand], ['status', '--format', format, ...args], world);
    return `${world.out()}${code === 0 ? '' : `${world.err()}exit ${String(code)}\n`}`;
  };
  const made: Record<string, string> = { 'expected.txt': await run('table') };
  if (expectations.includes('expected.json')) made['expected.json'] = await run('json');
  if (expectations.includes('expected.ics')) made['expected.ics'] = await run('ics');
  return made;
});
