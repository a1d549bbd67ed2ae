import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, lstat, mkdtemp, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import type { ChromiumPackage } from './chromium-package.js';

/** Buffers in bytes. Large, because Chromium has 190 MB, and small chunks cost a fifth of the unpacking. */
const readSize = 4 << 20;
const chunkSize = 2 << 20;
/** Age in ms at which an unfinished folder counts as left by a killed process. */
const staleAfter = 60 * 60 * 1000;
const unfinished = '.unfinished-';

/** Returns the folder of the unpacked Chromium. Its name holds the version, so that no other version is reused. */
export function chromiumFolder(cache: string, { version }: ChromiumPackage): string {
  return join(cache, `chromium-${version}-${process.arch}`);
}

/** Returns the folder of the shared libraries that a bare machine lacks. It exists only on a machine that needed them before. */
export function librariesFolder(cache: string, { version }: ChromiumPackage): string {
  return join(cache, `chromium-libraries-${version}-${process.arch}`);
}

/** True if a folder was unpacked completely: it gets its name only then. */
export async function isUnpacked(folder: string): Promise<boolean> {
  return lstat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** Unpacks Chromium unless its folder exists, and returns its path. Rejects with the system's error, or if the signal aborts. */
export async function unpackChromium(cache: string, chromium: ChromiumPackage, signal: AbortSignal): Promise<string> {
  const folder = chromiumFolder(cache, chromium);
  await unpackOnce(folder, async (target) => {
    const path = join(target, 'chromium');
    await pipeline(
      createReadStream(chromium.programFile, { highWaterMark: readSize }),
      createBrotliDecompress({ chunkSize }),
      createWriteStream(path, { flags: 'wx', mode: 0o700 }),
      { signal },
    );
    await chmod(path, 0o700);
  });
  return join(folder, 'chromium');
}

/** Unpacks the shared libraries unless their folder exists, and returns it. Rejects like {@link unpackChromium}. */
export async function unpackLibraries(cache: string, chromium: ChromiumPackage, signal: AbortSignal): Promise<string> {
  const folder = librariesFolder(cache, chromium);
  await unpackOnce(folder, async (target) => {
    const { extract } = await import('tar-fs');
    await pipeline(createReadStream(chromium.librariesFile), createBrotliDecompress(), extract(target), { signal });
  });
  return join(folder, 'lib');
}

/**
 * Fills a temporary folder and renames it to `folder` when every byte is on the disk. If two processes do so at once, the slower
 * one uses the folder of the faster one.
 */
async function unpackOnce(folder: string, fill: (target: string) => Promise<void>): Promise<void> {
  if (await isUnpacked(folder)) return;
  await removeStale(dirname(folder));
  const target = await mkdtemp(folder + unfinished);
  try {
    await fill(target);
    await syncTree(target);
    await rename(target, folder).catch(async (error: unknown) => {
      if (!(await isUnpacked(folder))) throw error;
    });
    await syncPath(dirname(folder));
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}

async function removeStale(cache: string): Promise<void> {
  for (const name of await readdir(cache)) {
    if (!name.includes(unfinished)) continue;
    const path = join(cache, name);
    const { mtimeMs } = await lstat(path).catch(() => ({ mtimeMs: Infinity }));
    if (Date.now() - mtimeMs > staleAfter) await rm(path, { recursive: true, force: true });
  }
}

async function syncTree(path: string): Promise<void> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    const inner = join(path, entry.name);
    await (entry.isDirectory() ? syncTree(inner) : syncPath(inner));
  }
  await syncPath(path);
}

async function syncPath(path: string): Promise<void> {
  // Windows cannot open folders; there the rename alone must suffice.
  const handle = await open(path, 'r').catch(() => undefined);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
