import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

const end = 0;

/**
 * Carries the messages of the DevTools protocol over the browser's two pipes, each message ended by a zero byte. No port
 * is opened that another user of the machine could reach.
 */
export class BrowserPipe implements ConnectionTransport {
  onmessage?: (message: string) => void;
  onclose?: () => void;
  readonly #output: Writable;
  #pending: Buffer[] = [];
  #closed = false;

  constructor(input: Readable, output: Writable) {
    this.#output = output;
    input.on('data', (chunk: Buffer) => {
      this.#receive(chunk);
    });
    for (const event of ['end', 'close']) {
      input.on(event, () => {
        this.close();
      });
    }
    // A browser that dies closes its end while we write; `close` says what there is to say.
    input.on('error', () => undefined);
    output.on('error', () => undefined);
  }

  send(message: string): void {
    if (!this.#closed) this.#output.write(`${message}\0`);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.onclose?.();
  }

  #receive(chunk: Buffer): void {
    let start = 0;
    for (let stop = chunk.indexOf(end); stop >= 0; stop = chunk.indexOf(end, start)) {
      this.#pending.push(chunk.subarray(start, stop));
      const message = Buffer.concat(this.#pending).toString('utf8');
      this.#pending = [];
      start = stop + 1;
      this.onmessage?.(message);
    }
    if (start < chunk.length) this.#pending.push(chunk.subarray(start));
  }
}
