import type { Message, Place } from '../core/message.js';
import { expectedIdentity } from './engine/engine-identity.js';
import { openEngine } from './engine/open-engine.js';
import type { EngineOptions } from './engine/engine-options.js';
import type { OpenedEngine } from './engine/open-engine.js';
import type { EngineProcess } from './engine/engine-process.js';
import { finishPdf } from './finish/finish-pdf.js';
import type { PdfFacts } from './finish/finish-pdf.js';
import { openTab, printTab, TabTimeout } from './engine/print-tab.js';
import type { Tab } from './engine/print-tab.js';

/** Settings of a printer. */
export interface PrinterOptions extends Omit<EngineOptions, 'signal'> {
  /** Time in ms after which a page counts as hung, without the time for its length. */
  readonly timeLimit?: number;
}

/** A part of a page that may hang the engine: a figure. */
export interface Suspect {
  /** Name of the figure, for the message. */
  readonly name: string;
  readonly place: Place;
  /** A page with this part alone. */
  readonly html: string;
}

/** A finished PDF, or the message that there is none. */
export type Printed = { readonly ok: true; readonly pdf: Uint8Array } | { readonly ok: false; readonly message: Message };

/** An engine that prints. */
export interface Printer {
  /** True once an engine was asked for, whether it runs yet or not. */
  readonly started: boolean;
  /** Returns the identity of the engine that would print, without starting one. Undefined if none is found. */
  identity(): Promise<string | undefined>;
  /** Starts an engine. Resolves to undefined when an engine is ready, or to the message why none started. */
  ready(): Promise<Message | undefined>;
  /**
   * Prints one self-contained page of HTML, and starts an engine for it if none runs. Runs and fetches nothing for it. The same HTML and facts give the same bytes. If the
   * engine dies or hangs, a new one prints each suspect alone, to name the one that hangs; if none does, it tries once more. A second
   * failure is a message.
   */
  print(html: string, facts: PdfFacts, suspects?: Iterable<Suspect>): Promise<Printed>;
  close(): Promise<void>;
}

/**
 * Prints one page as {@link Printer.print} does. The same page, facts and engine give the same bytes. Starts and ends an engine of its
 * own if no printer is given.
 */
export async function printPdf(html: string, facts: PdfFacts, printer?: Printer): Promise<Printed> {
  const used = printer ?? openPrinter({ environment: process.env });
  try {
    return await used.print(html, facts);
  } finally {
    if (!printer) await used.close();
  }
}

/** Tabs that print at once. Two fill two cores; more cost memory without gain. */
const tabLimit = 2;
/** Time limit of a page in ms, and the part of it that each million UTF-16 units add. The longest published assessment has one million and takes 4 s. */
const defaultTimeLimit = 60_000;
const millionShare = 0.5;
/** Part of a page's time limit that one suspect may take, and all of them together. */
const suspectShare = 0.2;
const suspectsShare = 1;

/** The engine that will print a document, and the document's tab there. */
interface Seat {
  readonly used: Promise<OpenedEngine>;
  readonly tab: Promise<Tab>;
}

/** Returns a printer, which starts an engine only when one is needed. Never throws; {@link Printer.ready} reports a failure. */
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
  let current: Promise<OpenedEngine> | undefined;
  const engine = (): Promise<OpenedEngine> => (current ??= open());
  let expected: Promise<string | undefined> | undefined;
  const timeout = options.timeLimit ?? defaultTimeLimit;
  const tabs = limitConcurrency(tabLimit);

  /** Replaces a broken engine by a new one, once, even if several tabs fail. */
  const replace = async (broken: EngineProcess, used: Promise<OpenedEngine>): Promise<void> => {
    if (current === used && !closing.signal.aborted) current = open();
    await broken.kill();
  };

  /** Opens a tab before its document's turn, so that the document does not wait for it. */
  const reserve = (): Seat => {
    const used = engine();
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
    limit: number,
  ): Promise<{ readonly pdf: Buffer; readonly identity: string } | { readonly message: Message } | { readonly broken: unknown }> => {
    const opened = await used;
    if (!opened.ok) return { message: opened.message };
    try {
      return { pdf: await printTab(opened.engine, await tab, html, limit), identity: opened.engine.identity };
    } catch (error) {
      await replace(opened.engine, used);
      return { broken: error };
    }
  };

  /** Prints each suspect alone and returns the first that fails. Undefined if all print, or if the time for them is over. */
  const findCulprit = async (suspects: Iterable<Suspect>): Promise<{ readonly suspect: Suspect; readonly broken: unknown } | undefined> => {
    const end = performance.now() + timeout * suspectsShare;
    for (const suspect of suspects) {
      if (performance.now() > end || closing.signal.aborted) return undefined;
      const printed = await printOnce(suspect.html, reserve(), timeout * suspectShare);
      if ('broken' in printed) return { suspect, broken: printed.broken };
    }
    return undefined;
  };

  return {
    get started() {
      return current !== undefined;
    },
    identity: () => (expected ??= expectedIdentity(options)),
    ready: async () => {
      const opened = await engine();
      return opened.ok ? undefined : opened.message;
    },
    print: async (html, facts, suspects = []) => {
      const seat = reserve();
      const limit = timeout * (1 + (html.length / 1e6) * millionShare);
      const result = await tabs(async () => {
        const first = await printOnce(html, seat, limit);
        if (!('broken' in first) || closing.signal.aborted) return first;
        const culprit = await findCulprit(suspects);
        return culprit ? { message: hangingFigure(culprit.suspect, culprit.broken) } : printOnce(html, reserve(), limit);
      });
      if ('message' in result) return { ok: false, message: result.message };
      if ('broken' in result) return { ok: false, message: brokenEngine(result.broken) };
      return finishPdf(result.pdf, facts, result.identity);
    },
    close: async () => {
      closing.abort();
      const opened = await current;
      if (opened?.ok) await opened.engine.kill();
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

function hangingFigure({ name, place }: Suspect, error: unknown): Message {
  const what = error instanceof TabTimeout ? `描画が ${String(Math.ceil(error.limit / 1000))} 秒で終わらない` : '描画の途中でブラウザーが止まる';
  return {
    ruleId: 'print-failed',
    severity: 'error',
    place,
    text: `${name}の${what}ため、PDF を作れません`,
    mend: '図を簡単にする（重ねたマスク、クリップ、模様、影を減らす）か、PNG に書き出して「ファイル」に書いてください',
  };
}

function brokenEngine(error: unknown): Message {
  const detail =
    error instanceof TabTimeout ? `${String(Math.ceil(error.limit / 1000))} 秒待っても終わりません` : error instanceof Error ? error.message : String(error);
  return {
    ruleId: 'print-failed',
    severity: 'error',
    place: { file: '', line: 1, column: 1 },
    text: `PDF を作る途中でブラウザーが応答しなくなりました。新しいブラウザーで一度やり直しましたが、同じでした（${detail}）。`,
    mend: '空きメモリーを確かめて、もう一度実行してください。続くときは --browser で別のブラウザーを指定してください。',
  };
}
