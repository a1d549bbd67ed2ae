import { execFile } from 'node:child_process';
import { findChromiumPackage } from './chromium-package.js';
import type { ChromiumPackage } from './chromium-package.js';
import { installedEngines } from './engine-installed.js';
import { requestedEngine, runsShipped } from './engine-order.js';
import type { EngineChoice } from './engine-order.js';

/** Returns the identity of the shipped Chromium. The package's version names one build of it. */
export function shippedIdentity({ version }: ChromiumPackage): string {
  return `@sparticuz/chromium ${version}`;
}

/**
 * Returns the identity of another engine: its version as it says it, on the command line or through its pipe. The brand and the path
 * do not count, because they do not print. Undefined for words without a version.
 * @example versionIdentity('HeadlessChrome/143.0.7499.40') → 'Chromium 143.0.7499.40'
 * @example versionIdentity('Google Chrome 143.0.7499.40 ') → 'Chromium 143.0.7499.40'
 */
export function versionIdentity(words: string): string | undefined {
  const version = /\d+(?:\.\d+){3}/u.exec(words)?.[0];
  return version === undefined ? undefined : `Chromium ${version}`;
}

/**
 * Returns the identity of the engine that would print, without starting it: of the first one that is there, in the order of
 * `openEngine`. Another engine than the shipped one is only asked for its `--version`. Undefined if there is none, and on Windows for
 * another than the shipped one, because the question would open a window there.
 *
 * One that is there may still fail to start. The next one then prints, and its identity differs from the expected one.
 */
export async function expectedIdentity(choice: EngineChoice): Promise<string | undefined> {
  const requested = requestedEngine(choice);
  const first = requested === undefined ? undefined : await askVersion(requested, choice);
  if (first !== undefined) return first;
  const shipped = findChromiumPackage();
  if (shipped && runsShipped()) return shippedIdentity(shipped);
  for (const path of installedEngines(choice.environment)) {
    const identity = await askVersion(path, choice);
    if (identity !== undefined) return identity;
  }
  return undefined;
}

/** Time in ms in which an engine must say its version. One that is on the disk needs 50 ms. */
const askLimit = 5_000;

async function askVersion(path: string, { environment }: EngineChoice): Promise<string | undefined> {
  if (process.platform === 'win32') return undefined;
  return new Promise((resolve) => {
    try {
      execFile(path, ['--version'], { env: { ...environment }, timeout: askLimit, killSignal: 'SIGKILL' }, (error, output) => {
        resolve(error ? undefined : versionIdentity(output));
      });
    } catch {
      // A path that can be none, such as one with a NUL.
      resolve(undefined);
    }
  });
}
