import { existsSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { openPrinter } from '../../src/print/print-pdf.js';
import { readPages } from './read-pdf.js';
import { longPage, page } from './pages.js';

test('a page fetches nothing, reads no file and runs nothing', async () => {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = String((server.address() as AddressInfo).port);
  const at = (path: string, host = '127.0.0.1'): string => `http://${host}:${port}/${path}`;
  const html = page(
    `見える文字<img src="${at('image')}"><img src="${at('image', 'localhost')}" onerror="document.body.append('onerror')"><img src="file:///etc/passwd">` +
      `<iframe src="file:///etc/passwd" width="600" height="300"></iframe><iframe src="${at('frame')}"></iframe><iframe srcdoc="<img src=${at('inner')}>"></iframe>` +
      `<object data="file:///etc/passwd" width="600" height="300"></object><embed src="${at('embed')}"><svg><image href="${at('svg')}"/></svg>` +
      `<script>document.body.append('script'); fetch('${at('fetch')}')</script>`,
    `<link rel="stylesheet" href="${at('style')}"><link rel="preconnect" href="${at('')}">` +
      `<link rel="prefetch" href="${at('prefetch')}"><style>@import '${at('import')}'; body { background: url(${at('background')}) } @font-face { font-family: X; src: url(${at('font')}) } p { font-family: X }</style>`,
  );
  const printer = openPrinter({ environment: process.env });
  const result = await printer.print(html, { title: '題', author: '' });
  // A page that leads elsewhere at once may be gone before it is printed; it leads nowhere.
  await printer.print(page('文', `<meta http-equiv="refresh" content="0;url=${at('refresh')}">`), { title: '題', author: '' });
  await printer.close();
  await new Promise((resolve) => server.close(resolve));
  expect(connections).toBe(0);
  expect(result.ok && (await readPages(result.pdf)).join('')).toBe('見える文字');
});

test('while it prints, the browser holds no socket of the internet kind that is connected or listens', async () => {
  const printer = openPrinter({ environment: process.env });
  await printer.ready();
  const state = { printing: true };
  const result = printer.print(longPage(200), { title: '題', author: '' }).finally(() => (state.printing = false));
  const sockets = new Set<string>();
  let looks = 0;
  while (state.printing) {
    for (const socket of internetSockets()) sockets.add(socket);
    looks += 1;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect((await result).ok).toBe(true);
  await printer.close();
  expect(looks).toBeGreaterThan(3);
  expect([...sockets]).toEqual([]);
});

/** How an address ends that leads nowhere. */
const nowhere = '00000000:0000';

/** The sockets of this process' descendants that have a partner or wait for one. */
function internetSockets(): string[] {
  const inodes = new Set(descendants(process.pid).flatMap(openSockets));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((kind) => {
    const file = `/proc/net/${kind}`;
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
    return lines.filter((line) => {
      const columns = line.trim().split(/\s+/u);
      const idle = kind.startsWith('udp') && (columns[2] ?? '').endsWith(nowhere);
      return inodes.has(columns[9] ?? '') && !idle;
    });
  });
}

function descendants(parent: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/u.test(entry))) {
    const status = read(`/proc/${name}/status`);
    parents.set(Number(name), Number(/^PPid:\t(\d+)$/mu.exec(status)?.[1]));
  }
  const below = (id: number): number[] => [...parents].filter(([, above]) => above === id).flatMap(([child]) => [child, ...below(child)]);
  return below(parent);
}

function openSockets(id: number): string[] {
  try {
    return readdirSync(`/proc/${String(id)}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/u.exec(readlinkSync(`/proc/${String(id)}/fd/${fd}`))?.[1] ?? []);
  } catch {
    return [];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
