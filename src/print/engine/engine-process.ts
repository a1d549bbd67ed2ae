import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import { browserArguments } from './engine-arguments.js';
import { describeSystemError } from './engine-cache.js';
import type { Environment } from './engine-cache.js';
import { BrowserPipe } from './engine-pipe.js';

/** How a browser is started. */
export interface BrowserLaunch {
  readonly path: string;
  /** Folder of shared libraries put before the machine's. */
  readonly libraries?: string;
  readonly fontConfiguration: string;
  /** A folder of its own for a browser that insists on a profile; the shipped one writes none. */
  readonly profile?: string;
  readonly environment: Environment;
  /** Ends a browser that is still starting. */
  readonly signal: AbortSignal;
}

/** A running browser. */
export interface BrowserProcess {
  readonly connection: Connection;
  /** Resolves when the browser is gone, whoever ended it. */
  readonly ended: Promise<unknown>;
  /** Ends the browser and its children at once; it holds nothing worth saving. Resolves when it is gone. */
  kill(): Promise<void>;
}

/** Why a browser did not start: in Japanese, and whether the dynamic linker missed a library. */
export interface LaunchFailure {
  readonly reason: string;
  readonly missingLibrary: boolean;
}

/** A browser that takes longer to say hello is counted as hung. */
const startLimit = 30_000;
const keptErrorOutput = 8_192;
const missingLibraryText = /error while loading shared libraries: ([^:\s]+)/u;

/** Starts a browser and waits until it answers. Never rejects. */
export async function startBrowser(launch: BrowserLaunch): Promise<{ readonly browser: BrowserProcess } | { readonly failure: LaunchFailure }> {
  if (launch.signal.aborted) return { failure: { reason: '中断されました', missingLibrary: false } };
  const child = spawnBrowser(launch);
  let errorOutput = '';
  let spawnError: unknown;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    errorOutput = (errorOutput + text).slice(-keptErrorOutput);
  });
  const exit = new Promise<string>((resolve) => {
    child.once('error', (error) => {
      spawnError = error;
      resolve('');
    });
    child.once('close', (code, signal) => {
      resolve(signal ?? String(code));
    });
  });
  const abort = (): void => {
    killTree(child);
  };
  launch.signal.addEventListener('abort', abort, { once: true });
  const kill = async (): Promise<void> => {
    killTree(child);
    await exit;
  };
  const [, , , output, input] = child.stdio as unknown as [null, null, Readable, Writable | undefined, Readable | undefined];
  if (!output || !input) return { failure: { reason: describeSystemError(spawnError), missingLibrary: false } };
  // Loaded while the browser starts. The package's main module would load a launcher and a downloader that we don't use.
  const { Connection: OpenConnection } = await import('puppeteer-core/internal/cdp/Connection.js');
  const connection: Connection = new OpenConnection('', new BrowserPipe(input, output), 0, startLimit);
  try {
    // A browser that dies at once may do so before anybody listens to its pipe.
    await Promise.race([
      connection.send('Browser.getVersion'),
      exit.then((code) => {
        throw new Error(code);
      }),
    ]);
    return { browser: { connection, ended: exit, kill } };
  } catch {
    connection.dispose();
    const ended = await waitBriefly(exit);
    void kill();
    return { failure: explain(ended, spawnError, errorOutput) };
  }
}

/** The exit code follows the closing of the pipe by a moment. */
async function waitBriefly(exit: Promise<string>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, 1_000, undefined);
  });
  return Promise.race([exit, limit]).finally(() => {
    clearTimeout(timer);
  });
}

function spawnBrowser(launch: BrowserLaunch): ChildProcess {
  const { environment, libraries } = launch;
  const systemLibraries = environment['LD_LIBRARY_PATH'];
  return spawn(launch.path, browserArguments({ root: process.getuid?.() === 0, ...(launch.profile === undefined ? {} : { profile: launch.profile }) }), {
    // Its own process group: Ctrl-C reaches us alone, and we end the whole group.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      ...environment,
      FONTCONFIG_FILE: launch.fontConfiguration,
      // The page may not depend on where and in which language it is printed.
      TZ: 'UTC',
      LANG: 'C.UTF-8',
      LC_ALL: 'C.UTF-8',
      LANGUAGE: '',
      ...(libraries === undefined ? {} : { LD_LIBRARY_PATH: systemLibraries ? `${libraries}:${systemLibraries}` : libraries }),
    },
  });
}

function killTree(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

function explain(ended: string | undefined, spawnError: unknown, errorOutput: string): LaunchFailure {
  if (spawnError !== undefined) return { reason: describeSystemError(spawnError), missingLibrary: false };
  const library = missingLibraryText.exec(errorOutput)?.[1];
  if (library !== undefined) return { reason: `共有ライブラリー ${library} がありません`, missingLibrary: true };
  if (errorOutput.includes('No usable sandbox'))
    return { reason: 'サンドボックスを使えません（カーネルがユーザー名前空間を許していません）', missingLibrary: false };
  if (ended === undefined) return { reason: `${String(startLimit / 1000)}秒待っても応答しません`, missingLibrary: false };
  const lastLine = errorOutput.trim().split('\n').at(-1) ?? '';
  return { reason: `すぐに終了しました（${ended}${lastLine === '' ? '' : `: ${lastLine}`}）`, missingLibrary: false };
}
