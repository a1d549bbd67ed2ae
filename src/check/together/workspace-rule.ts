import type { Message, Place } from '../../core/message.js';
import type { Version } from '../../model/version.js';
import type { GoneName } from '../../step/gone-names.js';
import type { Step } from '../../step/step.js';
import type { DocumentSummary } from './document-summary.js';

/** A name that went, and the place of the item that held it. */
export interface NameGone {
  readonly name: GoneName;
  readonly place: Place;
}

/** Returns the names that went in a step, without the texts of its versions: a run keeps them for all documents. */
export function namesGone({ gone, after }: Step): readonly NameGone[] {
  return gone.map((name) => ({ name, place: after.source.valuePlace(name.path) }));
}

/** What the rules read beside the summaries. */
export interface WorkspaceContext {
  /** Names that went in the step to a document, by its file. */
  readonly gone: ReadonlyMap<string, readonly NameGone[]>;
  /** Reads a document again. Called once for a document, and only for those that may hold a name that went elsewhere. */
  readonly open: (file: string) => Promise<Version | undefined>;
}

/** A check across the documents of a run. Never throws, never changes anything. */
export interface WorkspaceRule {
  /** Kebab-case; names the file, the export (camelCase) and the folder under `test/check/together` too. */
  readonly id: string;
  /** Subject of the rule in a few words, for lists of rules. */
  readonly title: string;
  check(documents: readonly DocumentSummary[], context: WorkspaceContext): Iterable<Message> | AsyncIterable<Message>;
}
