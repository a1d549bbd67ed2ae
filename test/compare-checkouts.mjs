// Compares what two built checkouts print and write: `node test/compare-checkouts.mjs OLD [NEW] [--quick]`.
//
// Both programs run over the same inputs, the assessments and fixtures of OLD, at the same path, one checkout after the other.
// Every run (exit code, stdout, stderr) and every written file counts as one output and must be equal byte for byte. `--quick` prints
// no PDF. Ends with 1 if an output differs or a command crashed, with 2 if a checkout is not built.
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { assessmentJobs } from './compare/assessment-jobs.mjs';
import { commandJobs } from './compare/command-jobs.mjs';
import { compareSides } from './compare/compare-sides.mjs';
import { fixtureJobs } from './compare/fixture-jobs.mjs';
import { addRevisions } from './compare/revisions.mjs';
import { runJobs } from './compare/run-jobs.mjs';

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const [old, current = join(import.meta.dirname, '..'), ...rest] = words.filter((word) => word !== '--quick').map((word) => resolve(word));
if (old === undefined || rest.length > 0) stop('node test/compare-checkouts.mjs OLD [NEW] [--quick]');
for (const checkout of [old, current]) if (!existsSync(join(checkout, 'dist/cli.js'))) stop(`${checkout} is not built: run "npm run build" there`);

const work = mkdtempSync(join(tmpdir(), 'hyokasho-compare-'));
process.once('exit', () => {
  rmSync(work, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const inputs = join(work, 'inputs');
mkdirSync(inputs);
const given = { checkout: old, inputs, quick, revisions: addRevisions(old, inputs) };
const jobs = [...assessmentJobs(given), ...commandJobs(given), ...fixtureJobs(given)];
await runSide(old, 'old');
await runSide(current, 'new');
const { lines, compared, different } = compareSides(work, jobs);
console.log(lines.join('\n'));
console.log(`${String(compared)} compared, ${String(different)} differ`);
process.exitCode = different > 0 ? 1 : 0;

/** Runs all jobs with a copy of one checkout; what they print and write is then in the folder `side`. */
async function runSide(checkout, side) {
  const started = performance.now();
  const [program, files] = [join(work, 'program'), join(work, 'files')];
  const left = new Set(['.git', 'node_modules', 'out'].map((name) => join(checkout, name)));
  cpSync(checkout, program, { recursive: true, filter: (path) => !left.has(path) });
  symlinkSync(join(checkout, 'node_modules'), join(program, 'node_modules'));
  cpSync(inputs, files, { recursive: true, verbatimSymlinks: true });
  await runJobs(jobs, program, files);
  renameSync(files, join(work, side));
  rmSync(program, { recursive: true });
  console.error(`${basename(checkout)}: ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

function stop(message) {
  console.error(message);
  process.exit(2);
}
