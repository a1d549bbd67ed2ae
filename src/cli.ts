#!/usr/bin/env node
import { fstatSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runProgram } from './commands/run/run-program.js';
import type { AddCommand } from './commands/run/run-program.js';
import type { Output } from './commands/run/world.js';
import type { CalendarDay } from './core/dates.js';

/** Loaders of the commands, in the order of the help text: first the five of a revision. Only the called one is loaded: loading all takes longer than many commands. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  draft: async () => (await import('./commands/draft.js')).draftCommand,
  replace: async () => (await import('./commands/replace.js')).replaceCommand,
  check: async () => (await import('./commands/check.js')).checkCommand,
  amend: async () => (await import('./commands/amend.js')).amendCommand,
  render: async () => (await import('./commands/render.js')).renderCommand,
  new: async () => (await import('./commands/new.js')).newCommand,
  status: async () => (await import('./commands/status.js')).statusCommand,
  diff: async () => (await import('./commands/diff.js')).diffCommand,
  history: async () => (await import('./commands/history.js')).historyCommand,
  explain: async () => (await import('./commands/explain.js')).explainCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  migrate: async () => (await import('./commands/migrate.js')).migrateCommand,
  threshold: async () => (await import('./commands/threshold.js')).thresholdCommand,
};

/** Loads the called command. Loads all of them for the help and for an unknown name. */
function neededCommands([name]: readonly string[]): Promise<AddCommand[]> {
  const called = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  return Promise.all((called ? [called] : Object.values(commands)).map((load) => load()));
}

/** `unwritten` is true if a result could not be written. The exit code is then 1, whatever the command found. */
const result = { unwritten: false };

function output(stream: NodeJS.WriteStream & { readonly fd: number }): Output {
  const failed = (error: NodeJS.ErrnoException): void => {
    // A reader that closed the pipe (`| head`) is no error.
    if (error.code === 'EPIPE') return;
    if (error.code === undefined) throw error;
    const first = !result.unwritten;
    result.unwritten = true;
    process.exitCode = 1;
    if (first && stream === process.stdout) void reportUnwritten(error.code);
  };
  stream.on('error', failed);
  const write = isFile(stream.fd) ? wholeWriter(stream.fd, failed) : (text: string): void => void stream.write(text);
  return { write, isTTY: stream.isTTY };
}

/** Returns a function that writes whole texts to a file. Node's own stream loses the rest when the system takes a part, as on a disk nearly full. */
function wholeWriter(fd: number, failed: (error: NodeJS.ErrnoException) => void): (text: string) => void {
  return (text) => {
    const bytes = Buffer.from(text);
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(fd, bytes, at);
    } catch (error) {
      failed(error as NodeJS.ErrnoException);
    }
  };
}

function isFile(fd: number): boolean {
  try {
    return fstatSync(fd).isFile();
  } catch {
    return false;
  }
}

async function reportUnwritten(code: string): Promise<void> {
  const { writeFailureReason } = await import('./workspace/disk/atomic-write.js');
  const { reason, mend } = writeFailureReason(code);
  process.stderr.write(`エラー: 結果を画面（標準出力）に書き出せません。${reason}\n直し方: ${mend}\n`);
}

/** Returns the working folder. Undefined if it was deleted, or if a folder above it may not be read. */
function workingFolder(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}

function today(): CalendarDay {
  const now = new Date();
  return { year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() };
}

async function main(args: readonly string[]): Promise<number> {
  const cwd = workingFolder();
  const stderr = output(process.stderr);
  if (cwd === undefined) {
    stderr.write('エラー: 今いるフォルダーがなくなったか、読めません\n直し方: cd で、今あるフォルダーに移ってから、もう一度実行してください\n');
    return 2;
  }
  return runProgram(await neededCommands(args), args, {
    stdout: output(process.stdout),
    stderr,
    cwd,
    env: process.env,
    program: [process.execPath, fileURLToPath(import.meta.url)],
    today,
  });
}

const code = await main(process.argv.slice(2));
process.exitCode = result.unwritten ? 1 : code;
