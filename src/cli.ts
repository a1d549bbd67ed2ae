#!/usr/bin/env node
import { runProgram } from './commands/run-program.js';
import type { AddCommand } from './commands/run-program.js';
import type { Output } from './commands/world.js';

/** Loaders of the commands, in the order of the help text. Only the called one is loaded: loading all takes longer than many commands. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  new: async () => (await import('./commands/new.js')).newCommand,
  check: async () => (await import('./commands/check.js')).checkCommand,
  render: async () => (await import('./commands/render.js')).renderCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  amend: async () => (await import('./commands/amend.js')).amendCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  threshold: async () => (await import('./commands/threshold.js')).thresholdCommand,
};

/** Loads the called command. Loads all of them for the help and for an unknown name. */
function neededCommands([name]: readonly string[]): Promise<AddCommand[]> {
  const called = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return Promise.all((called ? [called] : Object.values(commands)).map((load) => load()));
}

function output(stream: NodeJS.WriteStream): Output {
  // A reader that closed the pipe (`| head`) is no error.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: (text) => void stream.write(text), isTTY: stream.isTTY };
}

const args = process.argv.slice(2);
process.exitCode = await runProgram(await neededCommands(args), args, {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  cwd: process.cwd(),
  env: process.env,
});
