// Runs a program and says how long it took and how much memory it and its children held at most.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';

const sampleEvery = 20;
const pageSize = 4096;

/**
 * `codes`: the exit codes that are right; `under`: a program that runs it, with its arguments.
 * @returns {Promise<{seconds: number, megabytes: number}>}
 */
export async function measure(args, options = {}) {
  const { memory = false, codes = [0], under = [], ...spawnOptions } = options;
  const start = performance.now();
  const [program, ...rest] = [...under, process.execPath, ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'pipe'], ...spawnOptions });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  let peak = 0;
  const timer = memory ? setInterval(() => (peak = Math.max(peak, residentBytes(child.pid))), sampleEvery) : undefined;
  const code = await new Promise((resolve) => child.once('exit', resolve));
  const seconds = (performance.now() - start) / 1000;
  clearInterval(timer);
  if (!codes.includes(code)) throw new Error(`${args.join(' ')} ended with ${String(code)}:\n${errors}`);
  return { seconds, megabytes: peak / 2 ** 20 };
}

/** The median of several runs of several programs, taken in turns, so that a busy moment hits all of them. */
export async function medians(runs, programs) {
  const times = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let run = 0; run < runs; run++) {
    for (const [name, program] of Object.entries(programs)) times[name].push((await program()).seconds);
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, list.sort((a, b) => a - b)[Math.floor(runs / 2)]]));
}

/** Resident memory of a process and everything it started. */
function residentBytes(root) {
  const children = new Map();
  const pages = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const [parent, resident] = [Number(fields[1]), Number(fields[21])];
      children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
      pages.set(Number(name), resident);
    } catch {
      // It ended while we looked.
    }
  }
  const sum = (id) => (pages.get(id) ?? 0) + (children.get(id) ?? []).reduce((total, child) => total + sum(child), 0);
  return sum(root) * pageSize;
}
