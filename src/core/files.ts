/** The part of a file system that reading needs. Its functions throw Node's errors (`code`); {@link failureReason} phrases them. */
export interface SourceFiles {
  /** Returns a file's size in bytes. Undefined if it is no regular file; throws EISDIR for a folder. */
  size(file: string): number | undefined;
  read(file: string): Uint8Array;
}

/** Files of a system with links. */
export interface LinkedFiles extends SourceFiles {
  /**
   * Returns the name of a file, every link followed. `name` is relative to the folder of `document`, with `/` and without `..`.
   * Undefined if a link leads out of that folder.
   */
  fileBeside(document: string, name: string): string | undefined;
}

export const isFolderReason = 'フォルダーです';

export const notAFile = '普通のファイルではありません';

/** Returns in Japanese why the system refuses a file or folder. Throws `error` again if it has no `code`, so did not come from the system. */
export function failureReason(error: unknown): string {
  if (error instanceof FileReadError) return error.failure.reason;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'ファイルがありません',
    EACCES: '読む権限がありません',
    EPERM: '読む権限がありません',
    EISDIR: isFolderReason,
    ENOTDIR: '途中の名前がフォルダーではありません',
    ELOOP: 'リンクが循環しています',
    ENAMETOOLONG: '名前が長すぎます',
    EINVAL: notAFile,
    ENXIO: notAFile,
    ENODEV: notAFile,
    EMFILE: '開いているファイルが多すぎます',
    ENFILE: '開いているファイルが多すぎます',
    ENOMEM: 'メモリーが足りません',
    EBUSY: '他のプログラムが使っています',
    EDQUOT: '割り当てられた容量を使い切っています',
    ENOSPC: '空き容量がありません',
    ESTALE: 'ネットワークの先のファイルがなくなりました',
    ETIMEDOUT: 'ネットワークの先が応答しません',
  };
  if (code === '') throw error;
  return reasons[code] ?? `読み込めません（${code}）`;
}

/** What stands in a folder under a name. other: a link to nothing, a pipe, a device. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
  /** True for a link; `kind` is that of what it leads to. */
  readonly isLink?: boolean;
}

/** Names one state of a file: equal stamps, equal bytes. Opaque. */
export type FileStamp = string & { readonly __brand: 'FileStamp' };

/** Why a file or folder can't be read or written. */
export interface FileFailure {
  readonly kind: 'absent' | 'denied' | 'folder' | 'not-a-file' | 'too-large' | 'outside' | 'changed' | 'busy' | 'full' | 'other';
  /** For people, in Japanese. */
  readonly reason: string;
  /** Bytes of the file, if it is too large. */
  readonly size?: number;
}

export type FileOutcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: FileFailure };

/** The bytes of a file, and the name of this state of it. */
export interface FileContent {
  readonly bytes: Uint8Array;
  readonly stamp: FileStamp;
}

/**
 * The port to a folder of files: Node's disk, a map in memory, a directory that a browser hands over. Paths have `/`; only a home whose
 * users name files outside the folder understands `..` at their head. Nothing throws for what a system refuses.
 */
export interface Files {
  /** Lists a folder, links followed, sorted by code unit. */
  list(folder: string): Promise<FileOutcome<readonly FolderEntry[]>>;
  /**
   * Reads a whole file. Refuses one longer than `most` bytes before reading it, and, if `within` is given, one that a link leads out of
   * that folder.
   */
  read(path: string, most: number, within?: string): Promise<FileOutcome<FileContent>>;
  /**
   * Replaces a file in one act if it still has this stamp (`absent`: if there is none). Leaves equal bytes untouched. Without it the
   * folder is read-only.
   */
  write?(path: string, bytes: Uint8Array, expected: FileStamp | 'absent'): Promise<FileOutcome<FileStamp>>;
  /**
   * Calls back with paths that may have changed, until the returned function is called. `first`: folders that matter most, which may lie
   * outside where a home understands `..`.
   */
  watch?(changed: (paths: readonly string[]) => void, first?: readonly string[]): () => void;
}

const kindOf: Readonly<Record<string, FileFailure['kind']>> = {
  ENOENT: 'absent',
  ENOTDIR: 'absent',
  EACCES: 'denied',
  EPERM: 'denied',
  EROFS: 'denied',
  EISDIR: 'folder',
  EINVAL: 'not-a-file',
  ENXIO: 'not-a-file',
  ENODEV: 'not-a-file',
  EBUSY: 'busy',
  ENOSPC: 'full',
  EDQUOT: 'full',
};

/** Returns a system's error as a failure. Throws `error` again if it did not come from the system. */
export function fileFailure(error: unknown): FileFailure {
  const reason = failureReason(error);
  return { kind: kindOf[error instanceof Error && 'code' in error ? String(error.code) : ''] ?? 'other', reason };
}

/** Error of a synchronous read from files that were read before. */
export class FileReadError extends Error {
  override readonly name = 'FileReadError';
  constructor(readonly failure: FileFailure) {
    super(failure.kind);
  }
}
