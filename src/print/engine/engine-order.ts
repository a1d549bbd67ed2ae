import type { Environment } from './engine-cache.js';

/** What decides which engine prints. */
export interface EngineChoice {
  /** Path from the command line. Without it `HYOKASHO_BROWSER` counts. */
  readonly browser?: string;
  readonly environment: Environment;
}

/** Returns the path of the engine that the user named. Undefined if the user named none. */
export function requestedEngine({ browser, environment }: EngineChoice): string | undefined {
  const path = browser ?? environment['HYOKASHO_BROWSER'];
  return path === '' ? undefined : path;
}

/** True if the shipped Chromium can run on this machine. */
export function runsShipped(): boolean {
  return process.platform === 'linux' && process.arch === 'x64';
}
