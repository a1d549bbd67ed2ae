import { constants } from 'node:os';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Exit code to which shells add a signal's number. */
const signalBase = 128;

/**
 * Runs a task that Ctrl-C may end. The abort signal lets the task finish a half-written file and close the browser; then the program
 * exits with 128 + the signal's number, 130 for Ctrl-C, as shells expect. A second Ctrl-C exits at once.
 */
export async function interruptible<T>(task: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const interrupted = new AbortController();
  const stop = (signal: NodeJS.Signals): void => {
    const end = (): never => process.exit(signalBase + constants.signals[signal]);
    if (interrupted.signal.aborted) end();
    interrupted.abort();
    void running.then(end, end);
  };
  for (const signal of signals) process.on(signal, stop);
  const running = task(interrupted.signal);
  try {
    return await running;
  } finally {
    if (!interrupted.signal.aborted) for (const signal of signals) process.off(signal, stop);
  }
}
