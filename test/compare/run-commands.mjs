// Runs the commands of the jobs that arrive as messages: `run-commands.mjs FOLDER-OF-THE-PROGRAM`, started by run-jobs.mjs.
//
// Most of thousands of commands run in this process, because starting Node takes longer than they do: `dist/cli.js` is evaluated
// anew each time, with the streams captured; the modules that it imports stay loaded.
import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { editTexts } from './edit-texts.mjs';

const program = resolve(process.argv[2]);
const files = process.cwd();
/** Milliseconds for one command in a process of its own: printing everything takes a minute on a busy machine. */
const timeout = 600_000;
const progress = /^［\d+／\d+］/u;
let evaluated = 0;

process.setMaxListeners(0);
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);
process.on('message', (job) => {
  runJob(job).then(
    () => process.send('done'),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
});

async function runJob({ folder, ownProcess, steps }) {
  const [cwd, said] = [join(files, folder, 'files'), join(files, folder, 'said')];
  mkdirSync(said);
  for (const [index, step] of steps.entries()) {
    if ('edit' in step) {
      const file = join(cwd, step.edit);
      const text = readFileSync(file, 'utf8');
      // What the steps until here wrote is an output, too.
      writeFileSync(`${file}.written`, text);
      writeFileSync(file, editTexts(text, step.every));
      continue;
    }
    const path = join(program, step.script ?? 'dist/cli.js');
    const { code, out, err } = await (ownProcess ? inOwnProcess(path, step.args, cwd) : here(path, step.args, cwd));
    const printed = `exit code ${code}\n――― stdout ―――\n${inOrder(out)}――― stderr ―――\n${inOrder(err)}`;
    writeFileSync(join(said, `${String(index).padStart(3, '0')}.txt`), printed);
  }
}

async function here(path, args, cwd) {
  const [out, err] = [capture(process.stdout), capture(process.stderr)];
  process.chdir(cwd);
  process.argv = [process.execPath, path, ...args];
  process.exitCode = undefined;
  try {
    evaluated += 1;
    await import(`${pathToFileURL(path).href}?${String(evaluated)}`);
    return { code: String(process.exitCode ?? 0), out: out.end(), err: err.end() };
  } catch (error) {
    return { code: 'crash', out: out.end(), err: `${err.end()}${String(error?.stack ?? error)}\n` };
  } finally {
    process.exitCode = undefined;
    process.chdir(files);
  }
}

function capture(stream) {
  const { write } = stream;
  const texts = [];
  stream.write = (text, ...rest) => {
    texts.push(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
    rest.find((each) => typeof each === 'function')?.();
    return true;
  };
  return {
    end: () => {
      stream.write = write;
      return texts.join('');
    },
  };
}

function inOwnProcess(path, args, cwd) {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [path, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    const texts = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text) => (texts.out += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (texts.err += text));
    child.once('error', failed);
    child.once('close', (code, signal) => {
      done({ ...texts, code: signal ?? (texts.err.includes('\nNode.js v') ? 'crash' : String(code)) });
    });
  });
}

/** Sorts the lines about printed documents and removes their numbers: two tabs print at a time, and either may be first. */
function inOrder(text) {
  const lines = text.split('\n');
  const sorted = lines.filter((line) => progress.test(line)).map((line) => line.replace(progress, ''));
  sorted.sort();
  return lines.map((line) => (progress.test(line) ? sorted.shift() : line)).join('\n');
}
