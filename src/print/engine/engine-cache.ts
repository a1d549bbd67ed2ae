import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Environment variables. They locate the user's caches, may name an engine, and are passed on to it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const folder = 'hyokasho';
/** Permissions that group and others may not have. A user with write access could replace the program that runs. */
const writableByOthers = 0o022;

/**
 * Opens the folders for the unpacked engine and fontconfig's files, best first: `$XDG_CACHE_HOME/hyokasho`,
 * `~/.cache/hyokasho`, `<tmp>/hyokasho-<uid>`. Creates missing folders. Leaves out a folder that can't be created, belongs to another
 * user, is a link or a file, or is writable by others; `refused` gives the reasons in Japanese.
 */
export function openCacheDirectories(environment: Environment): { readonly directories: readonly string[]; readonly refused: readonly string[] } {
  const directories: string[] = [];
  const refused: string[] = [];
  for (const path of candidates(environment)) {
    const reason = prepare(path);
    if (reason === undefined) directories.push(path);
    else refused.push(`${path}: ${reason}`);
  }
  return { directories, refused };
}

function candidates(environment: Environment): string[] {
  const { XDG_CACHE_HOME: caches, HOME: home } = environment;
  const user = process.getuid?.() ?? userInfo().username;
  return [
    ...(caches !== undefined && isAbsolute(caches) ? [join(caches, folder)] : []),
    ...(home !== undefined && isAbsolute(home) ? [join(home, '.cache', folder)] : []),
    join(tmpdir(), `${folder}-${String(user)}`),
  ];
}

/** Creates a folder and the missing ones above it. Avoids recursive `mkdir`, which in Node 20 tries for ever where nothing can be made (/proc). */
function makeFolders(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) return;
  if (dirname(path) !== path) makeFolders(dirname(path));
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Creates and checks a folder. Returns the Japanese reason if it can't be used, else undefined. */
function prepare(path: string): string | undefined {
  try {
    makeFolders(path);
    const found = lstatSync(path);
    if (!found.isDirectory()) return 'フォルダーではありません';
    const user = process.getuid?.();
    // Windows has no such owners and modes; its temporary folder is the user's own.
    if (user === undefined) return undefined;
    if (found.uid !== user) return '別の利用者のフォルダーです';
    if ((found.mode & writableByOthers) !== 0) return '他の利用者が書き込めるフォルダーです';
    if ((found.mode & 0o700) !== 0o700) chmodSync(path, 0o700);
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}

const known: Readonly<Record<string, string>> = {
  ENOENT: 'ファイルがありません',
  EACCES: '権限がありません',
  EPERM: '許可されていません',
  EROFS: '読み取り専用です',
  ENOSPC: '空き容量がありません',
  EDQUOT: '割り当てられた容量を超えました',
  ENOTDIR: '途中にフォルダーでないものがあります',
  EISDIR: 'ファイルではなくフォルダーです',
  ENOEXEC: 'この機械では動かない形式です',
  EMFILE: '開いているファイルが多すぎます',
  ETXTBSY: '別のプロセスが書き込んでいます',
};

/** Returns the Japanese reason for an error of the operating system. Its code or message if the code is unknown. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const text = code === undefined ? undefined : known[code];
  return text ?? code ?? (error instanceof Error ? error.message : String(error));
}
