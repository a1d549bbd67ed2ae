import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../core/message.js';
import { describeSystemError, openCacheDirectories } from './engine-cache.js';
import type { Environment } from './engine-cache.js';
import { installedBrowsers } from './engine-installed.js';
import { startBrowser } from './engine-process.js';
import type { BrowserLaunch, BrowserProcess, LaunchFailure } from './engine-process.js';
import { findChromiumPackage } from './chromium-package.js';
import type { ChromiumPackage } from './chromium-package.js';
import { chromiumFolder, isUnpacked, librariesFolder, unpackChromium, unpackLibraries } from './chromium-unpack.js';
import { writeFontConfiguration } from './fontconfig.js';

/** What decides which browser prints. */
export interface BrowserOptions {
  /** The path given on the command line; `HYOKASHO_BROWSER` where there is none. */
  readonly browser?: string;
  readonly environment: Environment;
  /** Receives words for the person who waits or whose wish could not be granted. */
  readonly note?: (text: string) => void;
  /** Ends the unpacking or the start. */
  readonly signal: AbortSignal;
}

/** A browser, or the reason (as a message) why there is none. */
export type OpenedBrowser = { readonly ok: true; readonly browser: BrowserProcess } | { readonly ok: false; readonly message: Message };

interface Attempt {
  readonly options: BrowserOptions;
  readonly cache: string;
  readonly fontConfiguration: string;
  /** What failed so far and why, for the message. */
  readonly failures: string[];
}

/**
 * Starts a browser: the one that was asked for, else the Chromium of the npm package, else one of the machine's. Every
 * failure is remembered, and when nothing starts the message lists them all with the three remedies.
 */
export async function openBrowser(options: BrowserOptions): Promise<OpenedBrowser> {
  const { directories, refused } = openCacheDirectories(options.environment);
  const failures = refused.map((reason) => `キャッシュ用フォルダー ${reason}`);
  for (const cache of directories) {
    let fontConfiguration: string;
    try {
      fontConfiguration = writeFontConfiguration(cache);
    } catch (error) {
      failures.push(`フォントの設定 ${cache}: ${describeSystemError(error)}`);
      continue;
    }
    const attempt: Attempt = { options, cache, fontConfiguration, failures };
    const browser = (await openRequested(attempt)) ?? (await openShipped(attempt, directories)) ?? (await openInstalled(attempt));
    return browser ? { ok: true, browser } : { ok: false, message: noBrowser(failures) };
  }
  return { ok: false, message: noBrowser(failures) };
}

async function openRequested(attempt: Attempt): Promise<BrowserProcess | undefined> {
  const { browser, environment, note } = attempt.options;
  const path = browser ?? environment['HYOKASHO_BROWSER'];
  if (path === undefined || path === '') return undefined;
  const opened = await openWithProfile(attempt, path);
  if ('browser' in opened) return opened.browser;
  const way = browser === undefined ? 'HYOKASHO_BROWSER' : '--browser';
  attempt.failures.push(`${way} で指定されたブラウザー ${path}: ${opened.failure.reason}`);
  note?.(`${way} で指定されたブラウザー ${path} は使えないため（${opened.failure.reason}）、ほかのブラウザーを探します。`);
  return undefined;
}

/** Tries each folder in turn: the first may stand on a full disk or on one mounted without the right to execute. */
async function openShipped(attempt: Attempt, caches: readonly string[]): Promise<BrowserProcess | undefined> {
  const chromium = findChromiumPackage();
  const failed = (where: string, reason: string): void => {
    attempt.failures.push(`同梱の Chromium${where}: ${reason}`);
  };
  if (!chromium) failed('', 'npm パッケージ @sparticuz/chromium が入っていません');
  else if (process.platform !== 'linux' || process.arch !== 'x64') failed('', `この機械（${process.platform} ${process.arch}）では動かない形式です`);
  else {
    for (const cache of caches) {
      const opened = await openUnpacked(attempt, cache, chromium).catch((error: unknown) => ({
        failure: { reason: describeSystemError(error), missingLibrary: false },
      }));
      if ('browser' in opened) return opened.browser;
      failed(` ${cache}`, opened.failure.reason);
    }
  }
  return undefined;
}

async function openUnpacked(attempt: Attempt, cache: string, chromium: ChromiumPackage): Promise<Awaited<ReturnType<typeof startBrowser>>> {
  const { note, signal } = attempt.options;
  if (!(await isUnpacked(chromiumFolder(cache, chromium)))) note?.('同梱の Chromium を展開しています（初回のみ、数秒かかります）。');
  const launch: BrowserLaunch = { ...commonLaunch(attempt), path: await unpackChromium(cache, chromium, signal) };
  // The folder stands there when an earlier run found the machine without these libraries.
  const unpacked = await isUnpacked(librariesFolder(cache, chromium));
  const first = await startBrowser(unpacked ? { ...launch, libraries: await unpackLibraries(cache, chromium, signal) } : launch);
  if ('browser' in first || unpacked || !first.failure.missingLibrary) return first;
  return startBrowser({ ...launch, libraries: await unpackLibraries(cache, chromium, signal) });
}

async function openInstalled(attempt: Attempt): Promise<BrowserProcess | undefined> {
  const paths = installedBrowsers(attempt.options.environment);
  if (paths.length === 0) attempt.failures.push('インストール済みのブラウザー: chromium も google-chrome も見つかりません');
  for (const path of paths) {
    const opened = await openWithProfile(attempt, path);
    if ('browser' in opened) return opened.browser;
    attempt.failures.push(`インストール済みのブラウザー ${path}: ${opened.failure.reason}`);
  }
  return undefined;
}

/** A full browser keeps a profile; it gets an empty one that goes when it goes, so that nobody's own settings take part. */
async function openWithProfile(attempt: Attempt, path: string): Promise<{ readonly browser: BrowserProcess } | { readonly failure: LaunchFailure }> {
  let profile: string;
  try {
    profile = mkdtempSync(join(attempt.cache, 'profile-'));
  } catch (error) {
    return { failure: { reason: describeSystemError(error), missingLibrary: false } };
  }
  const remove = (): void => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  const opened = await startBrowser({ ...commonLaunch(attempt), path, profile });
  if ('failure' in opened) {
    remove();
    return opened;
  }
  const { browser } = opened;
  return { browser: { ...browser, kill: () => browser.kill().then(remove) } };
}

function commonLaunch(attempt: Attempt): Omit<BrowserLaunch, 'path'> {
  return { fontConfiguration: attempt.fontConfiguration, environment: attempt.options.environment, signal: attempt.options.signal };
}

function noBrowser(failures: readonly string[]): Message {
  return {
    ruleId: 'no-browser',
    severity: 'error',
    // The machine's fault, not a place in a document.
    place: { file: '', line: 1, column: 1 },
    text: `PDF を作るブラウザーを起動できません。試したもの:\n${failures.map((failure) => `  ・${failure}`).join('\n')}`,
    mend:
      '次のどれかをしてください。（１）npm ci をやり直して同梱の Chromium を入れ直す。' +
      '（２）Chromium か Google Chrome をインストールする。' +
      '（３）使えるブラウザーの場所を --browser PATH か環境変数 HYOKASHO_BROWSER で指定する。',
  };
}
