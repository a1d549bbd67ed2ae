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

/** Returns in Japanese why the system refuses a file or folder. Throws `error` again if it has no `code`, so did not come from the system. */
export function failureReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'ファイルがありません',
    EACCES: '読む権限がありません',
    EPERM: '読む権限がありません',
    EISDIR: isFolderReason,
    ENOTDIR: '途中の名前がフォルダーではありません',
    ELOOP: 'リンクが循環しています',
    ENAMETOOLONG: '名前が長すぎます',
    EINVAL: '普通のファイルではありません',
    ENXIO: '普通のファイルではありません',
    ENODEV: '普通のファイルではありません',
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
