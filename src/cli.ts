#!/usr/bin/env node
import { checkCommand } from './commands/check.js';
import { migrateCommand } from './commands/migrate.js';
import { newCommand } from './commands/new.js';
import { renderCommand } from './commands/render.js';
import { runProgram } from './commands/run-program.js';
import type { AddCommand } from './commands/run-program.js';
import { thresholdCommand } from './commands/threshold.js';
import type { Output } from './commands/world.js';

/** Every command, in the order of the help text. */
const commands: readonly AddCommand[] = [newCommand, checkCommand, renderCommand, migrateCommand, thresholdCommand];

function output(stream: NodeJS.WriteStream): Output {
  // A reader that went away (`| head`) is no fault of ours.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return { write: (text) => void stream.write(text), isTTY: stream.isTTY };
}

process.exitCode = await runProgram(commands, process.argv.slice(2), {
  stdout: output(process.stdout),
  stderr: output(process.stderr),
  cwd: process.cwd(),
  env: process.env,
});
