import { equalBytes } from '../../core/bytes.js';
import { sha256Hex } from '../../core/digest.js';
import type { FileContent, FileFailure, FileOutcome, FileStamp, Files, FolderEntry } from '../../core/files.js';
import { compareText } from '../../core/message.js';
import { baseName, folderName } from '../../core/text/path-steps.js';
import { isSameText } from '../../core/text/compose-text.js';

/** The part of a browser's `FileSystemFileHandle` that the port needs. */
export interface FileHandle {
  readonly kind: 'file';
  readonly name: string;
  getFile(): Promise<{ readonly size: number; arrayBuffer(): Promise<ArrayBuffer> }>;
  createWritable(): Promise<{ write(bytes: Uint8Array<ArrayBuffer>): Promise<void>; close(): Promise<void>; abort(): Promise<void> }>;
}

/** The part of a browser's `FileSystemDirectoryHandle` that the port needs. */
export interface DirectoryHandle {
  readonly kind: 'directory';
  readonly name: string;
  values(): AsyncIterable<FileHandle | DirectoryHandle>;
  getDirectoryHandle(name: string, options?: { readonly create?: boolean }): Promise<DirectoryHandle>;
  getFileHandle(name: string, options?: { readonly create?: boolean }): Promise<FileHandle>;
  removeEntry(name: string): Promise<void>;
}

/**
 * Returns the files of a folder that a browser handed over (`showDirectoryPicker`). The browser follows no link and leads nowhere outside; it
 * writes beside a file and replaces it when the writing is closed.
 */
export function handleFiles(root: DirectoryHandle): Required<Omit<Files, 'watch'>> {
  const directory = async (folder: string, create = false): Promise<DirectoryHandle> => {
    let at = root;
    for (const step of stepsOf(folder)) at = await at.getDirectoryHandle(await nameIn(at, step), { create });
    return at;
  };
  const fileAt = async (path: string): Promise<FileHandle> => {
    const folder = await directory(folderName(path));
    return folder.getFileHandle(await nameIn(folder, baseName(path)));
  };
  const contentOf = async (path: string, most: number): Promise<FileOutcome<FileContent>> => {
    const file = await (await fileAt(path)).getFile();
    if (file.size > most) return { ok: false, failure: { kind: 'too-large', reason: '大きすぎます', size: file.size } };
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { ok: true, value: { bytes, stamp: stampOf(bytes) } };
  };
  /** Makes a file. The browser makes an empty one before the first byte is written, so a failure takes it away again. */
  const make = async (path: string, bytes: Uint8Array): Promise<void> => {
    const folder = await directory(folderName(path), true);
    const name = await nameIn(folder, baseName(path));
    const handle = await folder.getFileHandle(name, { create: true });
    try {
      await replace(handle, bytes);
    } catch (error) {
      if ((await handle.getFile()).size === 0) await folder.removeEntry(name).catch(() => undefined);
      throw error;
    }
  };

  return {
    list: (folder) => outcome(async () => ({ ok: true, value: await entriesOf(await directory(folder)) })),
    read: (path, most) => outcome(() => contentOf(path, most)),
    write: (path, bytes, expected) =>
      outcome(async () => {
        const now = await outcome(() => contentOf(path, Number.MAX_SAFE_INTEGER));
        const stamp = now.ok ? now.value.stamp : now.failure.kind === 'absent' ? 'absent' : undefined;
        if (stamp !== expected) return { ok: false, failure: { kind: 'changed', reason: '読んだ後に、他のプログラムがファイルを書き換えました' } };
        if (!now.ok) await make(path, bytes);
        else if (!equalBytes(now.value.bytes, bytes)) await replace(await fileAt(path), bytes);
        return { ok: true, value: stampOf(bytes) };
      }),
  };
}

/** Writes a file in one act. A failure leaves it as it was. */
async function replace(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  const writing = await handle.createWritable();
  try {
    await writing.write(Uint8Array.from(bytes));
    await writing.close();
  } catch (error) {
    await writing.abort().catch(() => undefined);
    throw error;
  }
}

/** Returns the name in a folder that is the same text as a step of a path, or the step itself. A name may be composed otherwise. */
async function nameIn(folder: DirectoryHandle, step: string): Promise<string> {
  if (!/[^\0-\x7f]/u.test(step)) return step;
  const same: string[] = [];
  for await (const { name } of folder.values()) {
    if (name === step) return step;
    if (isSameText(name, step)) same.push(name);
  }
  return same.length === 1 ? (same[0] ?? step) : step;
}

async function entriesOf(folder: DirectoryHandle): Promise<readonly FolderEntry[]> {
  const entries: FolderEntry[] = [];
  for await (const { name, kind } of folder.values()) entries.push({ name, kind: kind === 'file' ? 'file' : 'folder' });
  return entries.sort((a, b) => compareText(a.name, b.name));
}

function stepsOf(folder: string): readonly string[] {
  return folder === '.' ? [] : folder.split('/');
}

function stampOf(bytes: Uint8Array): FileStamp {
  return sha256Hex(bytes) as FileStamp;
}

/** What a browser calls its refusals, and how they are told. */
const failures: Readonly<Record<string, FileFailure>> = {
  NotFoundError: { kind: 'absent', reason: 'ファイルがありません' },
  NotAllowedError: { kind: 'denied', reason: 'ブラウザーに、このフォルダーを読み書きする許しがありません' },
  SecurityError: { kind: 'denied', reason: 'ブラウザーが、このファイルに触れることを断りました' },
  TypeMismatchError: { kind: 'folder', reason: 'フォルダーです' },
  NoModificationAllowedError: { kind: 'busy', reason: '他のプログラムが使っています' },
  NotReadableError: { kind: 'busy', reason: '他のプログラムが使っています' },
  InvalidStateError: { kind: 'busy', reason: '読んでいる間にファイルが変わりました' },
  AbortError: { kind: 'denied', reason: 'ブラウザーが、書き込みを取りやめました' },
  QuotaExceededError: { kind: 'full', reason: '空き容量がありません' },
  TypeError: { kind: 'absent', reason: 'このような名前のファイルは持てません' },
};

async function outcome<T>(task: () => Promise<FileOutcome<T>>): Promise<FileOutcome<T>> {
  try {
    return await task();
  } catch (error) {
    const failure = error instanceof Error ? failures[error.name] : undefined;
    if (!failure) throw error;
    return { ok: false, failure };
  }
}
