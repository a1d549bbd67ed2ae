/** The part of a file system that reading needs. Throws Node's errors (`code`), which {@link failureReason} puts into words. */
export interface SourceFiles {
  /** Size in bytes. Undefined for what is no regular file; a folder is an error, EISDIR. */
  size(file: string): number | undefined;
  read(file: string): Uint8Array;
}

/** Files with links: adds where a name really leads. */
export interface LinkedFiles extends SourceFiles {
  /** The absolute name with every link followed. */
  realPath(file: string): string;
}

export const isFolderReason = 'フォルダーです';

/** Returns in Japanese why the system refuses a file or folder. Throws `error` itself if it is none of the system's. */
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
  };
  if (code === '') throw error;
  return reasons[code] ?? `読み込めません（${code}）`;
}
