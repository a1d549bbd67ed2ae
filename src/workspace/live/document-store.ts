import type { FileContent, FileOutcome, FileStamp, Files } from '../../core/files.js';
import type { FormLibrary } from '../../forms/form-library.js';
import { editSource } from '../../load/edit/edit-source.js';
import type { YamlEdit } from '../../load/edit/edit.js';
import { hasByteOrderMark } from '../../load/read/decode-text.js';
import { maxBytes, parseSource } from '../../load/read/parse-source.js';
import { sourceOf } from '../../load/read/read-source.js';
import type { Source } from '../../load/read/source.js';
import { parseDocument } from '../../validate/parse-document.js';
import type { ParsedDocument } from '../../validate/parse-document.js';
import { recent } from './recent.js';

/** One state of a document: a text of the disk, or an edited one. Two reads of the same text give the same object while it is kept. */
export interface DocumentState {
  readonly file: string;
  /** Equal stamps, equal texts. */
  readonly stamp: string;
  readonly source: Source;
  readonly parsed: ParsedDocument;
}

/** The documents of a folder, read when they are asked for and parsed when their text is another; edits stay in memory until `save`. */
export interface DocumentStore {
  state(file: string): Promise<DocumentState>;
  edit(file: string, edits: readonly YamlEdit[]): Promise<FileOutcome<DocumentState>>;
  replace(file: string, text: string): Promise<FileOutcome<DocumentState>>;
  /** Forgets the edits of a document. */
  discard(file: string): void;
  save(file: string): Promise<FileOutcome<FileStamp>>;
  /** Returns the documents with edits that are not saved. */
  edited(): readonly string[];
}

/** A document with edits that are not saved. */
interface EditedDocument {
  readonly state: DocumentState;
  /** The state of the file that was edited: what `save` expects to find. */
  readonly base: FileStamp | 'absent';
  /** True if the file begins with a byte order mark, which is no part of its text. */
  readonly marked: boolean;
}

/** Returns a store of documents that keeps the last `most` parsed. */
export function documentStore(files: Files, forms: FormLibrary | undefined, most: number): DocumentStore {
  const kept = recent<DocumentState>(most);
  const edited = new Map<string, EditedDocument>();
  let edits = 0;

  const stateOf = (file: string, stamp: string, source: Source): DocumentState => ({ file, stamp, source, parsed: parseDocument(source, forms) });

  const read = async (file: string): Promise<{ readonly state: DocumentState; readonly content: FileOutcome<FileContent> }> => {
    const content = await files.read(file, maxBytes);
    const stamp = content.ok ? content.value.stamp : `${content.failure.kind} ${content.failure.reason} ${String(content.failure.size)}`;
    const known = kept.get(file);
    if (known?.stamp === stamp) return { state: known, content };
    const state = stateOf(file, stamp, sourceOf(file, content));
    kept.set(file, state);
    return { state, content };
  };

  /** Returns a document without edits as the file holds it now, ready to be edited. */
  const opened = async (file: string): Promise<FileOutcome<EditedDocument>> => {
    const { state, content } = await read(file);
    if (content.ok) return { ok: true, value: { state, base: content.value.stamp, marked: hasByteOrderMark(content.value.bytes) } };
    return content.failure.kind === 'absent' ? { ok: true, value: { state, base: 'absent', marked: false } } : content;
  };

  const change = async (file: string, make: (source: Source) => Source | undefined): Promise<FileOutcome<DocumentState>> => {
    let before = edited.get(file);
    if (!before) {
      const found = await opened(file);
      if (!found.ok) return found;
      // Another edit may have come while the file was read. This one goes on top of it, and nothing waits from here on.
      before = edited.get(file) ?? found.value;
    }
    const source = make(before.state.source);
    if (!source) return { ok: false, failure: { kind: 'other', reason: 'この YAML の書き方では、ほかの行に触れずに書き換えられません' } };
    edits += 1;
    const state = stateOf(file, `edit ${String(edits)}`, source);
    edited.set(file, { ...before, state });
    return { ok: true, value: state };
  };

  return {
    state: async (file) => edited.get(file)?.state ?? (await read(file)).state,
    edit: (file, list) => change(file, (source) => editSource(source, list)),
    replace: (file, text) => change(file, () => parseSource(file, text)),
    discard: (file) => void edited.delete(file),
    edited: () => [...edited.keys()],
    save: async (file) => {
      const waiting = edited.get(file);
      if (!files.write) return { ok: false, failure: { kind: 'denied', reason: 'このフォルダーには書き込めません' } };
      if (!waiting) return { ok: false, failure: { kind: 'other', reason: '書き換えたところがありません' } };
      const bytes = new TextEncoder().encode((waiting.marked ? '\ufeff' : '') + waiting.state.source.text);
      const written = await files.write(file, bytes, waiting.base);
      if (!written.ok) return written;
      kept.set(file, { ...waiting.state, stamp: written.value });
      // An edit that came while the file was written stays unsaved, on top of what is there now.
      const now = edited.get(file);
      if (now === waiting) edited.delete(file);
      else if (now) edited.set(file, { ...now, base: written.value });
      return written;
    },
  };
}
