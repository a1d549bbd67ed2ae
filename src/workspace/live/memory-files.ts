import { equalBytes } from '../../core/bytes.js';
import { sha256Hex } from '../../core/digest.js';
import type { FileFailure, FileOutcome, FileStamp, Files, FolderEntry } from '../../core/files.js';
import { compareText } from '../../core/message.js';
import { folderName } from '../../core/text/path-steps.js';

/** A folder in memory, whose files may be put and taken. */
export interface MemoryFiles extends Required<Files> {
  /** Gives a file these bytes, as another program would; undefined takes it away. Tells who watches. */
  put(path: string, content: string | Uint8Array | undefined): void;
  /** All paths, sorted by code unit. */
  paths(): readonly string[];
}

/** Returns a folder in memory with these files, by path. A text stands for its bytes in UTF-8. */
export function memoryFiles(texts: Readonly<Record<string, string | Uint8Array>>): MemoryFiles {
  const files = new Map(Object.entries(texts).map(([path, content]) => [path, bytesOf(content)]));
  const watchers = new Set<(paths: readonly string[]) => void>();
  const put = (path: string, bytes: Uint8Array | undefined): void => {
    if (bytes) files.set(path, bytes);
    else files.delete(path);
    for (const tell of watchers) tell([path]);
  };
  return {
    list: (folder) => Promise.resolve(entriesOf(folder, [...files.keys()])),
    read: (path, most) => {
      const bytes = files.get(path);
      if (!bytes) return refuse(missing(path, files));
      if (bytes.length > most) return refuse({ kind: 'too-large', reason: '大きすぎます', size: bytes.length });
      return Promise.resolve({ ok: true, value: { bytes, stamp: stampOf(bytes) } });
    },
    write: (path, bytes, expected) => {
      const now = files.get(path);
      if ((now ? stampOf(now) : 'absent') !== expected) return refuse({ kind: 'changed', reason: '読んだ後に、ファイルが書き換えられました' });
      if (!now || !equalBytes(now, bytes)) put(path, bytes);
      return Promise.resolve({ ok: true, value: stampOf(bytes) });
    },
    watch: (changed) => {
      watchers.add(changed);
      return () => void watchers.delete(changed);
    },
    put: (path, content) => {
      put(path, content === undefined ? undefined : bytesOf(content));
    },
    paths: () => [...files.keys()].sort(compareText),
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function stampOf(bytes: Uint8Array): FileStamp {
  return sha256Hex(bytes) as FileStamp;
}

function refuse(failure: FileFailure): Promise<FileOutcome<never>> {
  return Promise.resolve({ ok: false, failure });
}

function missing(path: string, files: ReadonlyMap<string, unknown>): FileFailure {
  const isFolder = [...files.keys()].some((file) => file.startsWith(`${path}/`));
  return isFolder ? { kind: 'folder', reason: 'フォルダーです' } : { kind: 'absent', reason: 'ファイルがありません' };
}

/** Lists a folder: the files in it, and a folder for each longer path. */
function entriesOf(folder: string, paths: readonly string[]): FileOutcome<readonly FolderEntry[]> {
  const entries = new Map<string, FolderEntry>();
  for (const path of paths) {
    if (folderName(path) !== folder && folder !== '.' && !path.startsWith(`${folder}/`)) continue;
    const [name = '', ...below] = path.slice(folder === '.' ? 0 : folder.length + 1).split('/');
    entries.set(name, { name, kind: below.length === 0 ? 'file' : 'folder' });
  }
  if (entries.size === 0 && folder !== '.') return { ok: false, failure: { kind: 'absent', reason: 'ファイルがありません' } };
  return { ok: true, value: [...entries.values()].sort((a, b) => compareText(a.name, b.name)) };
}
