import { accessSync, chmodSync, constants, lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';

/** Environment variables. They locate the user's caches, may name an engine, and are passed on to it. */
export type Environment = Readonly<Record<string, string | undefined>>;

const folder = 'hyokasho';
/** Permissions that group and others may not have. A user with write access could replace the program that runs. */
const writableByOthers = 0o022;

/**
 * Opens the folders for the unpacked engine and fontconfig's files, best first: `$XDG_CACHE_HOME/hyokasho`,
 * `~/.cache/hyokasho`, `<tmp>/hyokasho-<uid>`, and that in /tmp if `TMPDIR` cannot be used. Creates missing folders. Leaves out a folder that can't be created, belongs to another
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

/** The usual folder for temporary files. It helps where `TMPDIR` names a place that cannot be used. */
const usualTemporary: readonly string[] = process.platform === 'win32' ? [] : ['/tmp'];

function candidates(environment: Environment): string[] {
  const { XDG_CACHE_HOME: caches, HOME: home } = environment;
  const user = process.getuid?.() ?? userInfo().username;
  return [
    ...(caches !== undefined && isAbsolute(caches) ? [join(caches, folder)] : []),
    ...(home !== undefined && isAbsolute(home) ? [join(home, '.cache', folder)] : []),
    ...[tmpdir(), ...(isWritableFolder(tmpdir()) ? [] : usualTemporary)].map((path) => join(path, `${folder}-${String(user)}`)),
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

/**
 * Returns the folder for an engine's temporary files: `TMPDIR`, else /tmp, else the cache. Chromium keeps the memory that its processes
 * share there, and dies or prints nothing where it may not write.
 */
export function temporaryFolder({ TMPDIR: named }: Environment, cache: string): string {
  return [...(named !== undefined && isAbsolute(named) ? [named] : []), ...usualTemporary].find(isWritableFolder) ?? cache;
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    const found = statSync(path);
    // An administrator may write everywhere; Chromium's processes still keep to the mode.
    return found.isDirectory() && (found.uid !== process.getuid?.() || (found.mode & 0o300) === 0o300);
  } catch {
    return false;
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
  ELOOP: 'リンクが循環しています',
  ENAMETOOLONG: '名前が長すぎます',
  ENOEXEC: 'この機械では動かない形式です',
  EMFILE: '開いているファイルが多すぎます',
  ENFILE: '機械の全体で、開いているファイルが多すぎます',
  ENOMEM: 'メモリーが足りません',
  EAGAIN: '動いているプログラムが多すぎます',
  E2BIG: '環境変数が長すぎます',
  EFBIG: 'ファイルの大きさの上限を超えます',
  ETXTBSY: '別のプロセスが書き込んでいます',
};

/** Returns the Japanese reason for an error of the operating system. Its code or message if the code is unknown. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const text = code === undefined ? undefined : known[code];
  return text ?? code ?? (error instanceof Error ? error.message : String(error));
}
