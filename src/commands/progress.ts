import type { World } from './world.js';

/** Tells the person who waits how far a run is: one line that changes on a terminal, a line each elsewhere. */
export interface Progress {
  /** One more document is done; `text` says how it went. */
  step(text: string): void;
  /** Says something in between. */
  note(text: string): void;
  /** Takes the changing line away. */
  end(): void;
}

const clearLine = '\r\u001b[K';

export function openProgress(stderr: World['stderr'], total: number): Progress {
  let done = 0;
  const show = (text: string): void => {
    stderr.write(stderr.isTTY ? `${clearLine}［${String(done)}／${String(total)}］${text}` : `［${String(done)}／${String(total)}］${text}\n`);
  };
  return {
    step: (text) => {
      done += 1;
      show(text);
    },
    note: (text) => {
      stderr.write(stderr.isTTY ? `${clearLine}${text}\n` : `${text}\n`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write(clearLine);
    },
  };
}
