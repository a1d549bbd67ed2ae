import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import type { EngineProcess } from './engine-process.js';

/** An empty tab, ready for a page. It runs no script and reaches no network. */
export interface Tab {
  readonly session: CDPSession;
  readonly targetId: string;
  readonly frameId: string;
}

/** Error for a tab that gave no answer in time. */
export class TabTimeout extends Error {
  override readonly name = 'TabTimeout';
  constructor(readonly limit: number) {
    super(`no answer within ${String(limit)} ms`);
  }
}

/** Bytes of a PDF in one answer. */
const readSize = 1 << 20;

/** Opens a new tab. Each document needs its own, because the ids in a PDF's structure tree depend on the tab's history. */
export async function openTab({ connection }: EngineProcess): Promise<Tab> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  if (!session) throw new Error('the new tab has no session');
  // The engine takes commands in order, so one round trip suffices for all.
  const [, , , , { frameTree }] = await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Network.enable', {}),
    session.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }),
    session.send('Page.enable'),
    session.send('Page.getFrameTree'),
  ]);
  return { session, targetId, frameId: frameTree.frame.id };
}

/** Fills a tab with a page, prints it and closes the tab. Rejects if the tab or engine ends or takes longer than `timeout` ms. */
export async function printTab({ connection, ended }: EngineProcess, tab: Tab, html: string, timeout: number): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_, reject) => {
    tab.session.once('Inspector.targetCrashed', () => {
      reject(new Error('tab crashed'));
    });
    void ended.then(() => {
      reject(new Error('browser ended'));
    });
    timer = setTimeout(() => {
      reject(new TabTimeout(timeout));
    }, timeout);
  });
  const pdf = await Promise.race([fillAndPrint(tab, html, timeout), broken]).finally(() => {
    clearTimeout(timer);
  });
  // Nothing waits for the closed tab; it is no failure if the engine has ended by then.
  connection.send('Target.closeTarget', { targetId: tab.targetId }).catch(() => undefined);
  return pdf;
}

/** Time in ms that the connection waits longer than the tab, so that the tab's own error comes first. */
const margin = 1_000;

async function fillAndPrint({ session, frameId }: Tab, html: string, timeout: number): Promise<Buffer> {
  const loaded = new Promise<void>((resolve) => {
    session.once('Page.loadEventFired', () => {
      resolve();
    });
  });
  await session.send('Page.setDocumentContent', { frameId, html }, { timeout: timeout + margin });
  // Figures are loaded by then.
  await loaded;
  const { stream } = await session.send(
    'Page.printToPDF',
    { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true, printBackground: true, transferMode: 'ReturnAsStream' },
    { timeout: timeout + margin },
  );
  return readStream(session, stream ?? '');
}

async function readStream(session: CDPSession, handle: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for (;;) {
    const { data, base64Encoded, eof } = await session.send('IO.read', { handle, size: readSize });
    chunks.push(Buffer.from(data, base64Encoded === true ? 'base64' : 'utf8'));
    if (eof) return Buffer.concat(chunks);
  }
}
