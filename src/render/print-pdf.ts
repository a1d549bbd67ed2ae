import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import type { Message } from '../core/message.js';
import { openBrowser } from './browser.js';
import type { BrowserOptions, OpenedBrowser } from './browser.js';
import type { BrowserProcess } from './browser-process.js';
import { finishPdf } from './finish-pdf.js';
import type { PdfFacts } from './finish-pdf.js';

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

/** Two tabs fill two cores; more bring nothing and cost memory. */
const tabLimit = 2;
const defaultTimeLimit = 180_000;
const readSize = 1 << 20;

/** Starts a browser in the background and returns at once. Never throws; see {@link Printer.ready}. */
export function openPrinter(options: PrinterOptions): Printer {
  const closing = new AbortController();
  const open = (): Promise<OpenedBrowser> => openBrowser({ ...options, signal: closing.signal });
  let current = open();
  const timeout = options.timeLimit ?? defaultTimeLimit;
  const tabs = limitConcurrency(tabLimit);

  /** Puts a fresh browser in the place of a broken one, once, however many tabs notice. */
  const replace = async (broken: BrowserProcess, used: Promise<OpenedBrowser>): Promise<void> => {
    if (current === used && !closing.signal.aborted) current = open();
    await broken.kill();
  };

  const printOnce = async (html: string): Promise<{ readonly pdf: Buffer } | { readonly message: Message } | { readonly broken: unknown }> => {
    const used = current;
    const opened = await used;
    if (!opened.ok) return { message: opened.message };
    try {
      return { pdf: await printTab(opened.browser, html, timeout) };
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
    print: (html, facts) =>
      tabs(async () => {
        const first = await printOnce(html);
        const result = 'broken' in first && !closing.signal.aborted ? await printOnce(html) : first;
        if ('message' in result) return { ok: false, message: result.message };
        if ('broken' in result) return { ok: false, message: brokenBrowser(result.broken) };
        return finishPdf(result.pdf, facts);
      }),
    close: async () => {
      closing.abort();
      const opened = await current;
      if (opened.ok) await opened.browser.kill();
    },
  };
}

/** A new tab for every document: the ids in a PDF's structure tree follow the history of the tab. */
async function printTab({ connection, ended }: BrowserProcess, html: string, timeout: number): Promise<Buffer> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const tab = connection.session(sessionId);
  if (!tab) throw new Error('the new tab has no session');
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_, reject) => {
    tab.once('Inspector.targetCrashed', () => {
      reject(new Error('tab crashed'));
    });
    void ended.then(() => {
      reject(new Error('browser ended'));
    });
    timer = setTimeout(() => {
      reject(new Error(`no answer within ${String(timeout)} ms`));
    }, timeout);
  });
  const pdf = await Promise.race([fillAndPrint(tab, html, timeout), broken]).finally(() => {
    clearTimeout(timer);
  });
  await connection.send('Target.closeTarget', { targetId });
  return pdf;
}

async function fillAndPrint(tab: CDPSession, html: string, timeout: number): Promise<Buffer> {
  // One round trip for all: the browser takes commands in order.
  const [, , , , { frameTree }] = await Promise.all([
    tab.send('Emulation.setScriptExecutionDisabled', { value: true }),
    tab.send('Network.enable', {}),
    tab.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }),
    tab.send('Page.enable'),
    tab.send('Page.getFrameTree'),
  ]);
  const loaded = new Promise<void>((resolve) => {
    tab.once('Page.loadEventFired', () => {
      resolve();
    });
  });
  await tab.send('Page.setDocumentContent', { frameId: frameTree.frame.id, html }, { timeout });
  // Figures are decoded by then.
  await loaded;
  const printed = await tab.send(
    'Page.printToPDF',
    { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true, printBackground: true, transferMode: 'ReturnAsStream' },
    { timeout },
  );
  return readStream(tab, printed.stream ?? '');
}

async function readStream(tab: CDPSession, handle: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await tab.send('IO.read', { handle, size: readSize });
    chunks.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'utf8'));
    if (eof) return Buffer.concat(chunks);
  }
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
