import type { FileOutcome, FileStamp } from '../../core/files.js';
import type { CalendarDay } from '../../core/dates.js';
import type { Message } from '../../core/message.js';
import type { YamlEdit } from '../../load/edit/edit.js';
import type { Source } from '../../load/read/source.js';
import type { WorkspaceStatus } from '../../status/workspace-status.js';
import type { Step } from '../../step/step.js';
import type { ParsedDocument } from '../../validate/parse-document.js';
import type { GroupedVersions } from '../versions/group-versions.js';
import type { CheckedVersion, ReadVersion } from './checked-version.js';
import type { DocumentAnswer } from './document-answer.js';

/** A document as it stands, parsed and laid over its form. */
export interface OpenDocument extends ParsedDocument {
  readonly source: Source;
}

/**
 * A folder of assessments. Every answer is that of a fresh look at the files; what was parsed, drawn and judged before is used again where
 * the texts are the same. Paths are those of the port.
 */
export interface Workspace {
  /** Finds all versions below the root, by assessment in the order of their folders, oldest first; files that are no version one by one. */
  versions(): Promise<readonly GroupedVersions[]>;
  /** Opens a document. One that can't be read has a message and no data. */
  open(path: string): Promise<OpenDocument>;
  /** Opens a version and the one before it. Undefined for a first version, and if one of the two has errors of shape. */
  step(path: string): Promise<Step | undefined>;
  /** Checks one document: everything that can be wrong with it. */
  check(path: string): Promise<CheckedVersion>;
  /** Does the first part of a check, after which the document can be laid out while the rest is judged. */
  read(path: string): Promise<ReadVersion>;
  /** Checks documents one after the other; all of `versions` if none are named. */
  checkAll(paths?: readonly string[]): AsyncIterable<DocumentAnswer>;
  /**
   * Reports what no single document knows: faults of the department's own list of words, files of these folders whose names are no
   * versions, contradictions between documents that were checked.
   */
  beside(folders: readonly string[], answers: readonly Pick<DocumentAnswer, 'file' | 'summary' | 'gone'>[]): Promise<readonly Message[]>;
  /** Tells the state of each assessment and what is due by when, on a day. */
  status(today: CalendarDay, paths?: readonly string[]): Promise<WorkspaceStatus>;
  /** Changes a document in memory; every other byte stays. Fails if the text's layout does not allow it, and then changes nothing. */
  edit(path: string, edits: readonly YamlEdit[]): Promise<FileOutcome<OpenDocument>>;
  /** Gives a document another text in memory, or begins one that no file holds yet. */
  replace(path: string, text: string): Promise<FileOutcome<OpenDocument>>;
  /** Forgets the unsaved edits of a document. */
  discard(path: string): void;
  /** Writes the edits of a document, unless its file changed since it was first edited. */
  save(path: string): Promise<FileOutcome<FileStamp>>;
  /** Returns the documents with edits that are not saved. */
  edited(): readonly string[];
  /**
   * Calls back when files changed, until the returned function is called: with the paths, and with the checked documents whose answers may be
   * others now. Does nothing where the port can't watch. `first`: folders that matter most, as in `Files.watch`.
   */
  watch(changed: (affected: readonly string[], paths: readonly string[]) => void, first?: readonly string[]): () => void;
  /** Finds the checked documents whose answers may be others now that these paths changed. One that is being checked is not known yet. */
  affected(paths: readonly string[]): Promise<readonly string[]>;
}
