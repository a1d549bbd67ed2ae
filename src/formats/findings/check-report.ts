import type { Message } from '../../core/message.js';
import type { DocumentProgress } from './unfilled-lines.js';

/** The result of a check. */
export interface CheckReport {
  readonly messages: readonly Message[];
  /** Number of documents that were checked. */
  readonly documents: number;
  /** How far each document is filled in. Text for people then lists only the first blank items of a document with many. */
  readonly progress?: readonly DocumentProgress[];
  /** Makes text for people quiet about what is known. Every finding is written out if left out. */
  readonly quiet?: Quiet;
}

/** What text for people leaves out, and how it says so. */
export interface Quiet {
  /** True writes every finding all the same. */
  readonly all: boolean;
  /** Files of published versions. Each has one line, unless it is the only document. */
  readonly published: ReadonlySet<string>;
  /** Words behind each number of findings that are left out: how to see them. */
  readonly hint: string;
  /** True adds a line about the verdict of `--strict`. */
  readonly strict?: boolean;
}
