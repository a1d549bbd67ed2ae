import type { Readable, Writable } from 'node:stream';
import type { ConnectionTransport } from 'puppeteer-core';

/** Byte behind each message. */
const messageEnd = 0;

/**
 * Carries messages of the DevTools protocol over the engine's two pipes, each message ended by a zero byte. Pipes, because another
 * user of the machine could reach a port.
 */
export class EnginePipe implements ConnectionTransport {
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
    // A dying engine closes its end of a pipe during a write; `close` reports it.
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
    for (let stop = chunk.indexOf(messageEnd); stop >= 0; stop = chunk.indexOf(messageEnd, start)) {
      this.#pending.push(chunk.subarray(start, stop));
      const message = Buffer.concat(this.#pending).toString('utf8');
      this.#pending = [];
      start = stop + 1;
      this.onmessage?.(message);
    }
    if (start < chunk.length) this.#pending.push(chunk.subarray(start));
  }
}
