import { showControls } from '../../core/visible.js';
import type { World } from './world.js';

/** The progress of a run: one line that changes on a terminal, one line a document elsewhere. */
export interface Progress {
  /** Counts one more finished document; `text` is its result. */
  step(text: string): void;
  /** Writes a line in between. */
  note(text: string): void;
  /** Clears the changing line. */
  end(): void;
}

const clearLine = '\r\u001b[K';

/** Opens the progress of a run over `total` documents. */
export function openProgress(stderr: World['stderr'], total: number): Progress {
  let done = 0;
  const show = (written: string): void => {
    const text = showControls(written);
    stderr.write(stderr.isTTY ? `${clearLine}［${String(done)}／${String(total)}］${text}` : `［${String(done)}／${String(total)}］${text}\n`);
  };
  return {
    step: (text) => {
      done += 1;
      show(text);
    },
    note: (written) => {
      const text = showControls(written);
      stderr.write(stderr.isTTY ? `${clearLine}${text}\n` : `${text}\n`);
    },
    end: () => {
      if (stderr.isTTY) stderr.write(clearLine);
    },
  };
}
