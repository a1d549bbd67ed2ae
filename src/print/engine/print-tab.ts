import type { CDPSession } from 'puppeteer-core/internal/api/CDPSession.js';
import type { BrowserProcess } from './engine-process.js';

/** An empty tab that runs nothing and reaches nothing, ready to take a page. */
export interface Tab {
  readonly session: CDPSession;
  readonly targetId: string;
  readonly frameId: string;
}

const readSize = 1 << 20;

/** Opens a tab of its own for a document: the ids in a PDF's structure tree follow the history of the tab. */
export async function openTab({ connection }: BrowserProcess): Promise<Tab> {
  const { targetId } = await connection.send('Target.createTarget', { url: 'about:blank' });
  const { sessionId } = await connection.send('Target.attachToTarget', { targetId, flatten: true });
  const session = connection.session(sessionId);
  if (!session) throw new Error('the new tab has no session');
  // One round trip for all: the browser takes commands in order.
  const [, , , , { frameTree }] = await Promise.all([
    session.send('Emulation.setScriptExecutionDisabled', { value: true }),
    session.send('Network.enable', {}),
    session.send('Network.emulateNetworkConditions', { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }),
    session.send('Page.enable'),
    session.send('Page.getFrameTree'),
  ]);
  return { session, targetId, frameId: frameTree.frame.id };
}

/** Fills a tab with a page, prints it and closes the tab. Rejects when the tab or the browser dies or takes too long. */
export async function printTab({ connection, ended }: BrowserProcess, tab: Tab, html: string, timeout: number): Promise<Buffer> {
  let timer: NodeJS.Timeout | undefined;
  const broken = new Promise<never>((_, reject) => {
    tab.session.once('Inspector.targetCrashed', () => {
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
  // Nothing waits for the tab to be gone; that the browser may be gone by then is no failure.
  connection.send('Target.closeTarget', { targetId: tab.targetId }).catch(() => undefined);
  return pdf;
}

async function fillAndPrint({ session, frameId }: Tab, html: string, timeout: number): Promise<Buffer> {
  const loaded = new Promise<void>((resolve) => {
    session.once('Page.loadEventFired', () => {
      resolve();
    });
  });
  await session.send('Page.setDocumentContent', { frameId, html }, { timeout });
  // Figures are there by then.
  await loaded;
  const { stream } = await session.send(
    'Page.printToPDF',
    { preferCSSPageSize: true, generateTaggedPDF: true, generateDocumentOutline: true, printBackground: true, transferMode: 'ReturnAsStream' },
    { timeout },
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
