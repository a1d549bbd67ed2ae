import type { EngineChoice } from './engine-order.js';

/** Settings for the choice and start of an engine. */
export interface EngineOptions extends EngineChoice {
  /** Receives Japanese notes for the user: that Chromium is being unpacked, or that the named engine can't be used. */
  readonly note?: (text: string) => void;
  /** Ends the unpacking or the start. */
  readonly signal: AbortSignal;
}
