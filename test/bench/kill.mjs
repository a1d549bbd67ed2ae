// Kills `render` at random moments and looks at what is left (node test/bench/kill.mjs [TIMES]; after npm run build).
// Every PDF must be whole, its own or the one from before; a temporary file may be left only until the next run.
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { URL, fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const cli = join(root, 'dist/cli.js');
const times = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), 'hyokasho-kill-'));
const names = ['one', 'two', 'three', 'four'];
const sample = join(root, 'assessments/kodaira-covid19/2023-09-30.yaml');

for (const name of names) {
  const file = join(folder, 'assessments', name, '2025-01-01.yaml');
  mkdirSync(dirname(file), { recursive: true });
  cpSync(sample, file);
}

const run = (...args) => spawn(process.execPath, [cli, 'render', ...args], { cwd: folder, stdio: 'ignore' });
const ended = (child) => new Promise((resolve) => child.once('exit', resolve));
const outputs = (ending) => readdirSync(join(folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending));

const start = performance.now();
await ended(run());
const whole = performance.now() - start;
const whole1 = readFileSync(join(folder, 'out/one/2025-01-01.pdf'));
await ended(run('--draft'));
const whole2 = readFileSync(join(folder, 'out/one/2025-01-01.pdf'));
if (whole1.equals(whole2)) throw new Error('--draft should differ');

let broken = 0;
let killed = 0;
let temporary = 0;
for (let index = 0; index < times; index++) {
  // Half of the runs replace files, the others write new ones.
  if (index % 2 === 0) rmSync(join(folder, 'out'), { recursive: true, force: true });
  const child = run(...(index % 4 < 2 ? [] : ['--draft']));
  const end = ended(child);
  await wait(Math.random() * whole * 1.05);
  if (child.kill('SIGKILL')) killed += 1;
  await end;
  temporary += outputs('.tmp').length;
  for (const name of outputs('.pdf')) {
    const pdf = readFileSync(join(folder, name));
    if (!pdf.equals(whole1) && !pdf.equals(whole2)) broken += 1;
  }
}
// Between them these two write every file anew.
await ended(run('--draft'));
await ended(run());
console.log(
  `${times} runs of ${whole.toFixed(0)} ms, ${killed} killed: ${broken} broken PDFs, ${temporary} temporary files seen after a kill, ${outputs('.tmp').length} after the next whole runs`,
);
rmSync(folder, { recursive: true, force: true });
process.exitCode = broken === 0 ? 0 : 1;
