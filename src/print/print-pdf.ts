import type { Message } from '../core/message.js';
import { openEngine } from './engine/open-engine.js';
import type { EngineOptions, OpenedEngine } from './engine/open-engine.js';
import type { EngineProcess } from './engine/engine-process.js';
import { finishPdf } from './finish/finish-pdf.js';
import type { PdfFacts } from './finish/finish-pdf.js';
import { openTab, printTab } from './engine/print-tab.js';
import type { Tab } from './engine/print-tab.js';

/** Settings of a printer. */
export interface PrinterOptions extends Omit<EngineOptions, 'signal'> {
  /** Time in ms after which one step of printing counts as hung. */
  readonly timeLimit?: number;
}

/** A finished PDF, or the message that there is none. */
export type Printed = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly message: Message };

/** An engine that prints. */
export interface Printer {
  /** Resolves to undefined when an engine is ready, or to the message why none started. */
  ready(): Promise<Message | undefined>;
  /**
   * Prints one self-contained page of HTML. Runs and fetches nothing for it. The same HTML and facts give the same bytes. If the
   * engine dies or hangs, a new one tries once more; a second failure is a message.
   */
  print(html: string, facts: PdfFacts): Promise<Printed>;
  close(): Promise<void>;
}

/** Tabs that print at once. Two fill two cores; more cost memory without gain. */
const tabLimit = 2;
/** Milliseconds. */
const defaultTimeLimit = 180_000;

/** The engine that will print a document, and the document's tab there. */
interface Seat {
  readonly used: Promise<OpenedEngine>;
  readonly tab: Promise<Tab>;
}

/** Starts an engine in the background and returns at once. Never throws; {@link Printer.ready} reports a failure. */
export function openPrinter(options: PrinterOptions): Printer {
  const closing = new AbortController();
  /** Opens while the first document is laid out. */
  let firstTab: Promise<Tab> | undefined;
  const open = async (): Promise<OpenedEngine> => {
    const opened = await openEngine({ ...options, signal: closing.signal });
    if (opened.ok) {
      firstTab = openTab(opened.engine);
      // The document that takes the tab gets the failure. Possibly none does.
      firstTab.catch(() => undefined);
    }
    return opened;
  };
  let current = open();
  const timeout = options.timeLimit ?? defaultTimeLimit;
  const tabs = limitConcurrency(tabLimit);

  /** Replaces a broken engine by a new one, once, even if several tabs fail. */
  const replace = async (broken: EngineProcess, used: Promise<OpenedEngine>): Promise<void> => {
    if (current === used && !closing.signal.aborted) current = open();
    await broken.kill();
  };

  /** Opens a tab before its document's turn, so that the document does not wait for it. */
  const reserve = (): Seat => {
    const used = current;
    const tab = used.then((opened) => {
      if (!opened.ok) throw new Error('no browser');
      const taken = firstTab ?? openTab(opened.engine);
      firstTab = undefined;
      return taken;
    });
    // The document gets the failure when its turn comes.
    tab.catch(() => undefined);
    return { used, tab };
  };

  const printOnce = async (
    html: string,
    { used, tab }: Seat,
  ): Promise<{ readonly pdf: Buffer } | { readonly message: Message } | { readonly broken: unknown }> => {
    const opened = await used;
    if (!opened.ok) return { message: opened.message };
    try {
      return { pdf: await printTab(opened.engine, await tab, html, timeout) };
    } catch (error) {
      await replace(opened.engine, used);
      return { broken: error };
    }
  };

  return {
    ready: async () => {
      const opened = await current;
      return opened.ok ? undefined : opened.message;
    },
    print: async (html, facts) => {
      const seat = reserve();
      const result = await tabs(async () => {
        const first = await printOnce(html, seat);
        return 'broken' in first && !closing.signal.aborted ? printOnce(html, reserve()) : first;
      });
      if ('message' in result) return { ok: false, message: result.message };
      if ('broken' in result) return { ok: false, message: brokenEngine(result.broken) };
      return finishPdf(result.pdf, facts);
    },
    close: async () => {
      closing.abort();
      const opened = await current;
      if (opened.ok) await opened.engine.kill();
    },
  };
}

function limitConcurrency(limit: number): <T>(task: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (task) => {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

function brokenEngine(error: unknown): Message {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    ruleId: 'print-failed',
    severity: 'error',
    place: { file: '', line: 1, column: 1 },
    text: `PDF を作る途中でブラウザーが応答しなくなりました。新しいブラウザーで一度やり直しましたが、同じでした（${detail}）。`,
    mend: '空きメモリーを確かめて、もう一度実行してください。続くときは --browser で別のブラウザーを指定してください。',
  };
}
