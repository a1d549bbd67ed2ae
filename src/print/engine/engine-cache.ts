import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The variables that say where a user keeps caches, and which browser to take. */
export type Environment = Readonly<Record<string, string | undefined>>;

const folder = 'hyokasho';
/** What group and others may not have: whoever can write here decides what we run. */
const writableByOthers = 0o022;

/**
 * The folders in which we may keep the unpacked browser and fontconfig's files, best first: `$XDG_CACHE_HOME/hyokasho`,
 * `~/.cache/hyokasho`, `<tmp>/hyokasho-<uid>`. Created where missing; left out where that fails, where it belongs to
 * somebody else, is no real folder, or where others may write. `refused` says why, in Japanese.
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

/** Makes the folder ready, or says why it can't be trusted. */
function prepare(path: string): string | undefined {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    const found = lstatSync(path);
    if (!found.isDirectory()) return 'フォルダーではありません';
    const user = process.getuid?.();
    // Windows has neither owners nor modes in this sense; its temporary folder is the user's own.
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

/** The Japanese reason for an error of the operating system. */
export function describeSystemError(error: unknown): string {
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const text = code === undefined ? undefined : known[code];
  return text ?? code ?? (error instanceof Error ? error.message : String(error));
}
