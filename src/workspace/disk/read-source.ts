import { readFileSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Message } from '../../core/message.js';
import { brokenSource, maxBytes, parseSource, tooLarge } from '../../load/read/parse-source.js';
import type { Source } from '../../load/read/source.js';

/** The part of a file system that reading needs; a git revision and tests bring their own. Errors are Node's (`code`). */
export interface SourceFiles {
  /** Size in bytes; undefined for what is no regular file (a folder is an error, EISDIR). */
  size(file: string): number | undefined;
  read(file: string): Uint8Array;
}

/** As {@link SourceFiles}, for readers that have to know where a name really leads. */
export interface LinkedFiles extends SourceFiles {
  /** The name with every link followed, as an absolute one. */
  realPath(file: string): string;
}

/** The files of a disk, relative names seen from a folder. */
export function diskFiles(folder: string): LinkedFiles {
  return {
    size: (file) => {
      const found = statSync(resolve(folder, file));
      if (found.isDirectory()) throw Object.assign(new Error(`${file} is a folder`), { code: 'EISDIR' });
      return found.isFile() ? found.size : undefined;
    },
    read: (file) => readFileSync(resolve(folder, file)),
    realPath: (file) => realpathSync(resolve(folder, file)),
  };
}

/** Reads a file as YAML. Its size is asked for first, so that a huge file is never read; a file that cannot be read is a message. */
export function readSource(file: string, files: SourceFiles): Source {
  try {
    const size = files.size(file);
    if (size === undefined) return brokenSource(file, unreadable(file, '普通のファイルではありません'));
    if (size > maxBytes) return brokenSource(file, tooLarge(file, size));
    return parseSource(file, files.read(file));
  } catch (error) {
    return brokenSource(file, unreadable(file, reasonOf(error)));
  }
}

const isFolder = 'フォルダーです';

/** Why the system refuses a file or folder, in Japanese. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'ファイルがありません',
    EACCES: '読む権限がありません',
    EPERM: '読む権限がありません',
    EISDIR: isFolder,
    ENOTDIR: '途中の名前がフォルダーではありません',
    ELOOP: 'リンクが循環しています',
    ENAMETOOLONG: '名前が長すぎます',
  };
  if (code === '') throw error;
  return reasons[code] ?? `読み込めません（${code}）`;
}

function unreadable(file: string, reason: string): Message {
  return {
    ruleId: 'file-unreadable',
    severity: 'error',
    text: `ファイルを読めません。${reason}`,
    mend: reason === isFolder ? 'フォルダーの中の YAML ファイルを指定してください' : 'ファイルの名前と権限を確かめてください',
    place: { file, line: 1, column: 1 },
  };
}
