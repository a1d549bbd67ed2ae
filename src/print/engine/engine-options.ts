import type { Environment } from './engine-cache.js';

/** Settings for the choice and start of an engine. */
export interface EngineOptions {
  /** Path from the command line. Without it `HYOKASHO_BROWSER` counts. */
  readonly browser?: string;
  readonly environment: Environment;
  /** Receives Japanese notes for the user: that Chromium is being unpacked, or that the named engine can't be used. */
  readonly note?: (text: string) => void;
  /** Ends the unpacking or the start. */
  readonly signal: AbortSignal;
}
