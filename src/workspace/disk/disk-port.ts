import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { posix, resolve } from 'node:path';
import { fileFailure } from '../../core/files.js';
import type { FileContent, FileFailure, FileOutcome, FileStamp, Files, FolderEntry } from '../../core/files.js';
import { compareText } from '../../core/message.js';
import { WriteFailure, writeFailureReason, writeWhile } from './atomic-write.js';
import { diskFiles } from './disk-files.js';
import { writeNewFile } from './new-file.js';
import { isKernelPath } from './regular-file.js';
import { watchFolder } from './watch-folder.js';

/**
 * Returns the files of a disk as the port; relative names start from `folder`, and `..` leads above it. A name that is the same text as
 * one on the disk finds it, however it is composed.
 */
export function diskPort(folder: string): Files {
  const disk = diskFiles(folder);
  return {
    list: (path) => Promise.resolve(outcome(() => entriesOf(resolve(folder, path)))),
    read: (path, most, within) => {
      const refused = (failure: FileFailure): FileOutcome<FileContent> => ({ ok: false, failure });
      return Promise.resolve(
        flat((): FileOutcome<FileContent> => {
          const real = within === undefined ? path : disk.fileBeside(posix.join(within, '_'), path.slice(within === '.' ? 0 : within.length + 1));
          if (real === undefined) return refused({ kind: 'outside', reason: 'フォルダーの外へのリンクです' });
          const size = disk.size(real);
          if (size === undefined) return refused({ kind: 'not-a-file', reason: '普通のファイルではありません' });
          if (size > most) return refused({ kind: 'too-large', reason: '大きすぎます', size });
          const bytes = disk.read(real);
          return { ok: true, value: { bytes, stamp: stampOf(bytes) } };
        }),
      );
    },
    write: async (path, bytes, expected) => {
      const target = disk.at(path);
      const isStill = (): boolean => stampNow(disk, path) === expected;
      try {
        const isWritten = isStill() && (expected === 'absent' ? await writeNewFile(target, bytes) : (await writeWhile(isStill, target, bytes)) !== undefined);
        if (isWritten) return { ok: true, value: stampOf(bytes) };
        return { ok: false, failure: { kind: 'changed', reason: '読んだ後に、他のプログラムがファイルを書き換えました' } };
      } catch (error) {
        if (!(error instanceof WriteFailure)) throw error;
        const { kind } = fileFailure(error);
        return { ok: false, failure: { kind, reason: writeFailureReason(error.code).reason } };
      }
    },
    watch: (changed, first) => watchFolder(folder, changed, first),
  };
}

function stampOf(bytes: Uint8Array): FileStamp {
  return createHash('sha256').update(bytes).digest('hex') as FileStamp;
}

/** Returns the stamp of a file as it is now. Undefined for one that can't be read. */
function stampNow(disk: ReturnType<typeof diskFiles>, path: string): FileStamp | 'absent' | undefined {
  try {
    return disk.size(path) === undefined ? undefined : stampOf(disk.read(path));
  } catch (error) {
    return fileFailure(error).kind === 'absent' ? 'absent' : undefined;
  }
}

function entriesOf(folder: string): readonly FolderEntry[] {
  // /proc and its like have thousands of folders and no document.
  if (isKernelPath(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ name: entry.name, kind: kindOf(entry, folder), ...(entry.isSymbolicLink() ? { isLink: true } : {}) }))
    .sort((a, b) => compareText(a.name, b.name));
}

function kindOf(entry: Dirent, folder: string): FolderEntry['kind'] {
  if (!entry.isSymbolicLink()) return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
  try {
    const found = statSync(resolve(folder, entry.name));
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch {
    return 'other';
  }
}

function outcome<T>(read: () => T): FileOutcome<T> {
  return flat(() => ({ ok: true, value: read() }));
}

function flat<T>(read: () => FileOutcome<T>): FileOutcome<T> {
  try {
    return read();
  } catch (error) {
    return { ok: false, failure: fileFailure(error) };
  }
}
