// `npm test`: the source first (types, lint and style beside each other), then every test. Ends with 1 when one of them fails.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Runs an npm script and keeps what it prints, so that the lines of two do not mix. */
function runScript(name) {
  return new Promise((resolve) => {
    const started = spawn('npm', ['run', '--silent', name], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' });
    const pieces = [];
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (piece) => pieces.push(piece));
    started.on('close', (code) => {
      process.stdout.write(`${name}: ${code === 0 ? 'ok' : 'failed'}\n${code === 0 ? '' : Buffer.concat(pieces).toString()}`);
      resolve(code === 0);
    });
  });
}

const checked = await Promise.all([runScript('lint'), runScript('types').then(async (types) => (await runScript('style')) && types)]);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const tests = spawn(process.execPath, [vitest, 'run', ...process.argv.slice(2)], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
tests.on('close', (code) => {
  process.exitCode = code === 0 && checked.every(Boolean) ? 0 : 1;
});
