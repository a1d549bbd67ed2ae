import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { Connection } from 'puppeteer-core/internal/cdp/Connection.js';
import { engineArguments } from './engine-arguments.js';
import { describeSystemError } from './engine-cache.js';
import type { Environment } from './engine-cache.js';
import { versionIdentity } from './engine-identity.js';
import { EnginePipe } from './engine-pipe.js';

/**
 * Settings for one start of an engine.
 *
 * This launcher is hand-written beside puppeteer's own `launch`. Printing needs no page object, only the `Connection`, while the
 * package's main module also loads a launcher and a downloader. This one also learns from the dynamic linker's words whether the
 * shipped libraries are needed, and gives the reason of a failed start in Japanese.
 */
export interface EngineLaunch {
  readonly path: string;
  /** Folder of shared libraries that come before the machine's. */
  readonly libraries?: string;
  readonly fontConfiguration: string;
  /** Folder for the profile of an installed engine. The shipped one writes none. */
  readonly profile?: string;
  readonly environment: Environment;
  /** Folder for the engine's temporary files and shared memory. */
  readonly temporary: string;
  /** Ends an engine during its start. */
  readonly signal: AbortSignal;
}

/** A running engine. */
export interface EngineProcess {
  /** The engine and its version, the same on every machine. */
  readonly identity: string;
  readonly connection: Connection;
  /** Resolves when the engine has ended for any reason. */
  readonly ended: Promise<unknown>;
  /** Ends the engine and its children at once; they hold nothing worth saving. Resolves when it has ended. */
  kill(): Promise<void>;
}

/** The failure of a start. */
export interface LaunchFailure {
  /** In Japanese. */
  readonly reason: string;
  /** True if the dynamic linker missed a library. */
  readonly missingLibrary: boolean;
}

/** Time in ms in which a started engine must answer. */
const startLimit = 30_000;
/** Time in ms in which the exit code must follow the closing of the pipe. */
const exitLimit = 1_000;
/** UTF-16 units from the end of an engine's error output. */
const keptErrorOutput = 8_192;
const missingLibraryText = /error while loading shared libraries: ([^:\s]+)/u;

/** Starts an engine and waits until it answers. Never rejects. */
export async function startEngine(launch: EngineLaunch): Promise<{ readonly engine: EngineProcess } | { readonly failure: LaunchFailure }> {
  if (launch.signal.aborted) return { failure: { reason: '中断されました', missingLibrary: false } };
  let child: ChildProcess;
  try {
    child = spawnEngine(launch);
  } catch (error) {
    // Node throws some refusals of the system (ELOOP, ENAMETOOLONG, EMFILE) and emits others.
    return { failure: { reason: describeSystemError(error), missingLibrary: false } };
  }
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
  // Loads while the engine starts.
  const { Connection: OpenConnection } = await import('puppeteer-core/internal/cdp/Connection.js');
  const connection: Connection = new OpenConnection('', new EnginePipe(input, output), 0, startLimit);
  try {
    // An engine may end before the connection listens to its pipe.
    const { product } = await Promise.race([
      connection.send('Browser.getVersion'),
      exit.then((code) => {
        throw new Error(code);
      }),
    ]);
    return { engine: { identity: versionIdentity(product) ?? product, connection, ended: exit, kill } };
  } catch {
    connection.dispose();
    const ended = await waitBriefly(exit);
    void kill();
    return { failure: explain(ended, spawnError, errorOutput) };
  }
}

/** Returns the exit code. Undefined if it does not follow the closing of the pipe within the limit. */
async function waitBriefly(exit: Promise<string>): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, exitLimit, undefined);
  });
  return Promise.race([exit, limit]).finally(() => {
    clearTimeout(timer);
  });
}

function spawnEngine(launch: EngineLaunch): ChildProcess {
  const { environment, libraries } = launch;
  const systemLibraries = environment['LD_LIBRARY_PATH'];
  return spawn(launch.path, engineArguments({ root: process.getuid?.() === 0, ...(launch.profile === undefined ? {} : { profile: launch.profile }) }), {
    // Its own process group: Ctrl-C reaches this program alone, which ends the whole group.
    detached: process.platform !== 'win32',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: {
      ...environment,
      TMPDIR: launch.temporary,
      FONTCONFIG_FILE: launch.fontConfiguration,
      // A page may not depend on the time zone and language of the machine.
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
    // It has ended by itself.
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
