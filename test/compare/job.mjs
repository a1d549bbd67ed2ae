// A job: a folder of inputs and the commands that run there, one after the other.
import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} Run
 * @property {string[]} args Words of the command line.
 * @property {string} [script] A script of the checkout to run instead of the command.
 *
 * @typedef {object} Edit
 * @property {string} edit File to edit as `editTexts` does, between two commands.
 * @property {number} every
 *
 * @typedef {object} Job
 * @property {string} kind Heading under which the report counts the outputs.
 * @property {string} folder Path below the inputs: the commands run in `files`, what they print is written to `said`.
 * @property {boolean} ownProcess True if every command gets a process of its own.
 * @property {(Run | Edit)[]} steps
 */

/** Returns a job whose folder `files` exists and is empty. */
export function makeJob(inputs, kind, name, steps, { ownProcess = false } = {}) {
  const folder = `${kind}/${name.replaceAll('/', '~')}`;
  mkdirSync(join(inputs, folder, 'files'), { recursive: true });
  return { kind, folder, ownProcess, steps: steps.map((step) => (Array.isArray(step) ? { args: step } : step)) };
}

/** Copies a file or a folder to `path` below the folder where the job's commands run. */
export function addInput(inputs, job, from, path) {
  const to = join(inputs, job.folder, 'files', path);
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true });
  return to;
}
