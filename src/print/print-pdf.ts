import type { Message } from '../core/message.js';
import { openBrowser } from './engine/engine.js';
import type { BrowserOptions, OpenedBrowser } from './engine/engine.js';
import type { BrowserProcess } from './engine/engine-process.js';
import { finishPdf } from './finish/finish-pdf.js';
import type { PdfFacts } from './finish/finish-pdf.js';
import { openTab, printTab } from './engine/print-tab.js';
import type { Tab } from './engine/print-tab.js';

/** What a printer may be told. */
export interface PrinterOptions extends Omit<BrowserOptions, 'signal'> {
  /** Milliseconds after which one step of printing counts as hung. */
  readonly timeLimit?: number;
}

/** A finished PDF, or why there is none. */
export type Printed = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly message: Message };

/** A browser that prints. */
export interface Printer {
  /** Resolves to the message that says why no browser started, or to undefined when one stands ready. */
  ready(): Promise<Message | undefined>;
  /**
   * Prints one self-contained page of HTML. Nothing in it runs and nothing it names is fetched. The same HTML and facts
   * give the same bytes. When the browser dies or hangs, a fresh one tries once more; after that the message says so.
   */
  print(html: string, facts: PdfFacts): Promise<Printed>;
  close(): Promise<void>;
}

/** Two tabs at work fill two cores; more bring nothing and cost memory. */
const tabLimit = 2;
const defaultTimeLimit = 180_000;

/** The browser that a document is to be printed in, and its tab there. */
interface Seat {
  readonly used: Promise<OpenedBrowser>;
  readonly tab: Promise<Tab>;
}

/** Starts a browser in the background and returns at once. Never throws; see {@link Printer.ready}. */
export function openPrinter(options: PrinterOptions): Printer {
  const closing = new AbortController();
  /** Opened while the first document is still being laid out. */
  let firstTab: Promise<Tab> | undefined;
  const open = async (): Promise<OpenedBrowser> => {
    const opened = await openBrowser({ ...options, signal: closing.signal });
    if (opened.ok) {
      firstTab = openTab(opened.browser);
      // Who takes the tab hears of it; nobody may.
      firstTab.catch(() => undefined);
    }
    return opened;
  };
  let current = open();
  const timeout = options.timeLimit ?? defaultTimeLimit;
  const tabs = limitConcurrency(tabLimit);

  /** Puts a fresh browser in the place of a broken one, once, however many tabs notice. */
  const replace = async (broken: BrowserProcess, used: Promise<OpenedBrowser>): Promise<void> => {
    if (current === used && !closing.signal.aborted) current = open();
    await broken.kill();
  };

  /** A tab is opened before its document's turn, so that nobody waits for it then. */
  const reserve = (): Seat => {
    const used = current;
    const tab = used.then((opened) => {
      if (!opened.ok) throw new Error('no browser');
      const taken = firstTab ?? openTab(opened.browser);
      firstTab = undefined;
      return taken;
    });
    // Told when the turn comes.
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
      return { pdf: await printTab(opened.browser, await tab, html, timeout) };
    } catch (error) {
      await replace(opened.browser, used);
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
      if ('broken' in result) return { ok: false, message: brokenBrowser(result.broken) };
      return finishPdf(result.pdf, facts);
    },
    close: async () => {
      closing.abort();
      const opened = await current;
      if (opened.ok) await opened.browser.kill();
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

function brokenBrowser(error: unknown): Message {
  const detail = error instanceof Error ? error.message : String(error);
  return {
    ruleId: 'print-failed',
    severity: 'error',
    place: { file: '', line: 1, column: 1 },
    text: `PDF を作る途中でブラウザーが応答しなくなりました。新しいブラウザーで一度やり直しましたが、同じでした（${detail}）。`,
    mend: '空きメモリーを確かめて、もう一度実行してください。続くときは --browser で別のブラウザーを指定してください。',
  };
}
