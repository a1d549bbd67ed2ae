import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { GraphvizResult, RunGraphviz } from '../../figures/dot/dot-layout.js';

/** Time in ms for one diagram. A diagram of a form takes 50 ms. */
const limit = 10_000;
/** Time in ms above which a diagram counts as slow, and time of all slow diagrams of a run after which no further one is laid out. */
const [slow, allSlow] = [2_000, 30_000];

/**
 * Program of the thread. A text instead of a file, because it runs from the sources in tests and from the compiled program alike, and
 * a thread can't load TypeScript.
 */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
let loading;
parentPort.on('message', async (dot) => {
  try {
    loading ??= import(workerData).then((module) => module.instance());
    const result = (await loading).render(dot, { format: 'svg_inline', engine: 'dot' });
    parentPort.postMessage(
      result.status === 'success'
        ? { status: 'success', output: result.output }
        : { status: 'failure', errors: result.errors.map((error) => error.message) },
    );
  } catch (error) {
    loading = undefined;
    parentPort.postMessage({ status: 'crashed', reason: error instanceof Error ? error.message : String(error) });
  }
});
`;

/** Limits of time in ms, for tests. */
export interface GraphvizLimits {
  readonly limit: number;
  readonly slow: number;
  readonly allSlow: number;
}

/**
 * Returns a function that runs Graphviz in a thread of its own, one text after the other, and stops it where it takes too long. The
 * thread starts with the first text and does not keep the process alive.
 */
export function graphvizApart(limits: GraphvizLimits = { limit, slow, allSlow }): RunGraphviz {
  let thread: Worker | undefined;
  let spent = 0;
  let turn: Promise<unknown> = Promise.resolve();
  const run = async (dot: string): Promise<GraphvizResult> => {
    if (spent >= limits.allSlow) return { status: 'stopped', seconds: 0 };
    const used = thread ?? start();
    thread = used;
    const began = performance.now();
    const result = await answerOf(used, dot, limits.limit);
    const took = performance.now() - began;
    if (took > limits.slow) spent += took;
    if (result.status === 'stopped' || result.status === 'crashed') {
      thread = undefined;
      await used.terminate();
    }
    return result;
  };
  return (dot) => {
    const result = turn.then(() => run(dot));
    turn = result.catch(() => undefined);
    return result;
  };
}

function start(): Worker {
  const library = createRequire(import.meta.url).resolve('@viz-js/viz');
  const thread = new Worker(program, { eval: true, workerData: library });
  thread.unref();
  return thread;
}

async function answerOf(thread: Worker, dot: string, timeLimit: number): Promise<GraphvizResult> {
  thread.ref();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<GraphvizResult>((resolve) => {
      timer = setTimeout(resolve, timeLimit, { status: 'stopped', seconds: Math.ceil(timeLimit / 1000) });
      thread.once('message', resolve);
      thread.once('error', (error) => {
        resolve({ status: 'crashed', reason: error instanceof Error ? error.message : String(error) });
      });
      thread.postMessage(dot);
    });
  } finally {
    clearTimeout(timer);
    thread.removeAllListeners('message').removeAllListeners('error');
    thread.unref();
  }
}
