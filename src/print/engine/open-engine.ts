import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../../core/message.js';
import { describeSystemError, openCacheDirectories, temporaryFolder } from './engine-cache.js';
import { shippedIdentity } from './engine-identity.js';
import { installedEngines } from './engine-installed.js';
import type { EngineOptions } from './engine-options.js';
import { requestedEngine, runsShipped } from './engine-order.js';
import { startEngine } from './engine-process.js';
import type { EngineLaunch, EngineProcess, LaunchFailure } from './engine-process.js';
import { findChromiumPackage } from './chromium-package.js';
import type { ChromiumPackage } from './chromium-package.js';
import { chromiumFolder, isUnpacked, librariesFolder, unpackChromium, unpackLibraries } from './chromium-unpack.js';
import { writeFontConfiguration } from './fontconfig.js';

/** A running engine, or the message that none started. */
export type OpenedEngine = { readonly ok: true; readonly engine: EngineProcess } | { readonly ok: false; readonly message: Message };

interface Attempt {
  readonly options: EngineOptions;
  readonly cache: string;
  readonly fontConfiguration: string;
  /** Failures so far with their reasons, for the message. */
  readonly failures: string[];
}

/**
 * Starts an engine: the one that the user named, else the Chromium of the npm package, else an installed one. If none starts, the
 * message lists every failure and the three remedies.
 */
export async function openEngine(options: EngineOptions): Promise<OpenedEngine> {
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
    const engine = (await openRequested(attempt)) ?? (await openShipped(attempt, directories)) ?? (await openInstalled(attempt));
    return engine ? { ok: true, engine } : { ok: false, message: noEngine(failures) };
  }
  return { ok: false, message: noEngine(failures) };
}

async function openRequested(attempt: Attempt): Promise<EngineProcess | undefined> {
  const { browser, note } = attempt.options;
  const path = requestedEngine(attempt.options);
  if (path === undefined) return undefined;
  const opened = await openWithProfile(attempt, path);
  if ('engine' in opened) return opened.engine;
  const way = browser === undefined ? 'HYOKASHO_BROWSER' : '--browser';
  attempt.failures.push(`${way} で指定されたブラウザー ${path}: ${opened.failure.reason}`);
  note?.(`${way} で指定されたブラウザー ${path} は使えないため（${opened.failure.reason}）、ほかのブラウザーを探します。`);
  return undefined;
}

/** Starts the shipped Chromium from the first folder that works. A folder may be on a full disk or one mounted `noexec`. */
async function openShipped(attempt: Attempt, caches: readonly string[]): Promise<EngineProcess | undefined> {
  const chromium = findChromiumPackage();
  const failed = (where: string, reason: string): void => {
    attempt.failures.push(`同梱の Chromium${where}: ${reason}`);
  };
  if (!chromium) failed('', 'npm パッケージ @sparticuz/chromium が入っていません');
  else if (!runsShipped()) failed('', `この機械（${process.platform} ${process.arch}）では動かない形式です`);
  else {
    for (const cache of caches) {
      const opened = await openUnpacked(attempt, cache, chromium).catch((error: unknown) => ({
        failure: { reason: describeSystemError(error), missingLibrary: false },
      }));
      if ('engine' in opened) return { ...opened.engine, identity: shippedIdentity(chromium) };
      failed(` ${cache}`, opened.failure.reason);
    }
  }
  return undefined;
}

async function openUnpacked(attempt: Attempt, cache: string, chromium: ChromiumPackage): Promise<Awaited<ReturnType<typeof startEngine>>> {
  const { note, signal } = attempt.options;
  if (!(await isUnpacked(chromiumFolder(cache, chromium)))) note?.('同梱の Chromium を展開しています（初回のみ、数秒かかります）。');
  const launch: EngineLaunch = { ...commonLaunch(attempt), path: await unpackChromium(cache, chromium, signal) };
  // The folder exists if an earlier run found that the machine lacks these libraries.
  const unpacked = await isUnpacked(librariesFolder(cache, chromium));
  const first = await startEngine(unpacked ? { ...launch, libraries: await unpackLibraries(cache, chromium, signal) } : launch);
  if ('engine' in first || unpacked || !first.failure.missingLibrary) return first;
  return startEngine({ ...launch, libraries: await unpackLibraries(cache, chromium, signal) });
}

async function openInstalled(attempt: Attempt): Promise<EngineProcess | undefined> {
  const paths = installedEngines(attempt.options.environment);
  if (paths.length === 0) attempt.failures.push('インストール済みのブラウザー: chromium も google-chrome も見つかりません');
  for (const path of paths) {
    const opened = await openWithProfile(attempt, path);
    if ('engine' in opened) return opened.engine;
    attempt.failures.push(`インストール済みのブラウザー ${path}: ${opened.failure.reason}`);
  }
  return undefined;
}

/** Starts an engine with an empty profile and removes the profile when it ends, so that no user's settings take part. */
async function openWithProfile(attempt: Attempt, path: string): Promise<{ readonly engine: EngineProcess } | { readonly failure: LaunchFailure }> {
  let profile: string;
  try {
    profile = mkdtempSync(join(attempt.cache, 'profile-'));
  } catch (error) {
    return { failure: { reason: describeSystemError(error), missingLibrary: false } };
  }
  const remove = (): void => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  const opened = await startEngine({ ...commonLaunch(attempt), path, profile });
  if ('failure' in opened) {
    remove();
    return opened;
  }
  const { engine } = opened;
  return { engine: { ...engine, kill: () => engine.kill().then(remove) } };
}

function commonLaunch(attempt: Attempt): Omit<EngineLaunch, 'path'> {
  const { environment, signal } = attempt.options;
  return { fontConfiguration: attempt.fontConfiguration, environment, temporary: temporaryFolder(environment, attempt.cache), signal };
}

function noEngine(failures: readonly string[]): Message {
  return {
    ruleId: 'no-browser',
    severity: 'error',
    // The fault is the machine's and has no place in a document.
    place: { file: '', line: 1, column: 1 },
    text: `PDF を作るブラウザーを起動できません。試したもの:\n${failures.map((failure) => `  ・${failure}`).join('\n')}`,
    mend:
      '次のどれかをしてください。（１）npm ci をやり直して同梱の Chromium を入れ直す。' +
      '（２）Chromium か Google Chrome をインストールする。' +
      '（３）使えるブラウザーの場所を --browser PATH か環境変数 HYOKASHO_BROWSER で指定する。',
  };
}
