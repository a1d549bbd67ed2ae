// Hands jobs to two processes until all are done.
import { fork } from 'node:child_process';
import { join } from 'node:path';

/** Cores of the machines that this is for. */
const processes = 2;

/** Runs every job with the program in the folder `program`, its inputs below `files`. Throws if a process ends before its job. */
export async function runJobs(jobs, program, files) {
  const waiting = [...jobs];
  await Promise.all(Array.from({ length: processes }, () => runSome(waiting, program, files)));
}

async function runSome(waiting, program, files) {
  const child = fork(join(import.meta.dirname, 'run-commands.mjs'), [program], { cwd: files, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => process.stderr.write(`outside of a command: ${text}`));
  try {
    for (let job = waiting.shift(); job; job = waiting.shift()) await runOne(child, job);
  } finally {
    child.kill();
  }
}

function runOne(child, job) {
  return new Promise((resolve, reject) => {
    const ended = (code, signal) => {
      reject(new Error(`the process ended (${String(code ?? signal)}) during ${job.folder}`));
    };
    child.once('exit', ended);
    child.once('message', () => {
      child.off('exit', ended);
      resolve();
    });
    child.send(job);
  });
}
