import * as disk from 'node:fs/promises';
import { constants, renameSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Message } from '../../core/message.js';
import { makeFolders } from './make-folder.js';

/**
 * The part of `node:fs/promises` that atomic writing needs; tests bring their own to fail at will. Written by hand beside the package
 * write-file-atomic: its version 7.0.1 replaces a link that leads to no file yet, rewrites equal bytes, does not synchronise the folder,
 * and leaves the temporary files of killed processes behind.
 */
export type WritingFiles = Pick<typeof disk, 'access' | 'open' | 'readFile' | 'readdir' | 'readlink' | 'realpath' | 'rename' | 'stat' | 'unlink'>;

/** Result of a write. unchanged: the file held these bytes already and was not touched. */
export type WriteOutcome = 'written' | 'unchanged';

/** Error for a file that the machine refused to write. The file is as it was. */
export class WriteFailure extends Error {
  override readonly name = 'WriteFailure';
  constructor(
    /** Path as the caller gave it. */
    readonly path: string,
    /** Node's error code: ENOSPC, EACCES … */
    readonly code: string,
    cause: unknown,
  ) {
    super(`cannot write ${path}: ${code}`, { cause });
  }
}

/** Most links that are followed before they count as a circle, as in Linux. */
const maxLinks = 40;
/** Most bytes of the target's name in the temporary name. A name near the limit of 255 bytes leaves no room for the rest. */
const maxStemBytes = 200;
/** Error codes of file systems that cannot synchronise a folder. */
const noFolderSync: ReadonlySet<string> = new Set(['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM']);

let counter = 0;

/**
 * Writes a file so that a reader, a crash or a full disk never meets half of it. Writes and synchronises a temporary file beside it,
 * then renames it onto the target. Follows a link to its file. An existing file keeps its mode and, if the system allows it, its owner
 * and group; a file that holds the bytes already is not touched. Throws {@link WriteFailure} and then leaves nothing behind.
 */
export async function writeFileAtomically(path: string, bytes: string | Uint8Array, files: WritingFiles = disk): Promise<WriteOutcome> {
  const rename: PutInPlace = async (temporary, target) => {
    await files.rename(temporary, target);
    return true;
  };
  // A rename without a condition is never refused.
  return (await write(path, bytes, rename, files)) ?? 'unchanged';
}

/**
 * Writes a file as {@link writeFileAtomically} does, but only if a condition holds. Asks right before the rename, because writing and
 * synchronising take long enough for another program to save the file, and waits for nothing in between. Undefined if it does not hold.
 */
export async function writeWhile(mayReplace: () => boolean, path: string, bytes: string | Uint8Array): Promise<WriteOutcome | undefined> {
  const replaceIfAllowed = (temporary: string, target: string): boolean => {
    if (!mayReplace()) return false;
    renameSync(temporary, target);
    return true;
  };
  return write(path, bytes, replaceIfAllowed, disk);
}

/** Puts a temporary file in the target's place. Returns false if it may not. */
type PutInPlace = (temporary: string, target: string) => boolean | Promise<boolean>;

async function write(path: string, bytes: string | Uint8Array, putInPlace: PutInPlace, files: WritingFiles): Promise<WriteOutcome | undefined> {
  const content = Buffer.from(bytes);
  try {
    const target = await realTarget(resolve(path), files);
    const existing = await existingFile(target, files);
    if (existing && (await holds(target, content, existing, files))) return 'unchanged';
    if (existing) await files.access(target, constants.W_OK);
    await removeStale(target, files);
    const temporary = await writeTemporary(target, content, existing, files);
    if (!(await isPut(temporary, target, putInPlace, files))) return undefined;
    await syncFolder(dirname(target), files);
    return 'written';
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new WriteFailure(path, code, error);
  }
}

/** Puts a temporary file in its place. Removes it if that fails or may not be. */
async function isPut(temporary: string, target: string, putInPlace: PutInPlace, files: WritingFiles): Promise<boolean> {
  let put = false;
  try {
    put = await putInPlace(temporary, target);
  } finally {
    if (!put) await files.unlink(temporary).catch(() => undefined);
  }
  return put;
}

/** Makes a folder and the missing ones above it, and returns those it made, the outermost first. Throws {@link WriteFailure}. */
export async function makeFolder(path: string): Promise<readonly string[]> {
  try {
    return await makeFolders(path);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    throw new WriteFailure(path, code, error);
  }
}

/** Returns the path that all links lead to, even if there is no file yet. */
async function realTarget(path: string, files: WritingFiles, links = 0): Promise<string> {
  try {
    return await files.realpath(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  const link = await files.readlink(path).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EINVAL') return undefined;
    throw error;
  });
  if (link === undefined) return join(await files.realpath(dirname(path)), basename(path));
  if (links >= maxLinks) throw Object.assign(new Error('too many links'), { code: 'ELOOP' });
  return realTarget(resolve(dirname(path), link), files, links + 1);
}

/** Returns the file at the target. Undefined if there is none. Throws for a folder or a device, because renaming would replace it. */
async function existingFile(target: string, files: WritingFiles): Promise<Stats | undefined> {
  const found = await files.stat(target).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (found?.isDirectory()) throw Object.assign(new Error('is a folder'), { code: 'EISDIR' });
  if (found && !found.isFile()) throw Object.assign(new Error('is no regular file'), { code: 'EINVAL' });
  return found;
}

async function holds(target: string, content: Buffer, existing: Stats, files: WritingFiles): Promise<boolean> {
  if (existing.size !== content.length) return false;
  // A file that may not be read is simply written.
  return files.readFile(target).then(
    (found) => content.equals(found),
    () => false,
  );
}

/**
 * Writes and synchronises a temporary file beside a target, and returns its path. It takes mode and owner of the file that it will replace.
 * Leaves nothing behind if it throws.
 */
export async function writeTemporary(target: string, content: Buffer, existing: Stats | undefined, files: WritingFiles = disk): Promise<string> {
  const { handle, temporary } = await openTemporary(target, files);
  try {
    try {
      if (existing) {
        await keepOwner(handle, existing);
        await handle.chmod(existing.mode & 0o7777);
      }
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return temporary;
  } catch (error) {
    await files.unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/**
 * Gives the new file the owner and group of the old one, or at least the group. Only an administrator can give a file away, but a member
 * of a group can leave it to the group, so that its readers still can read it.
 */
async function keepOwner(handle: disk.FileHandle, { uid, gid }: Stats): Promise<void> {
  const made = await handle.stat();
  if (made.uid === uid && made.gid === gid) return;
  await handle.chown(uid, gid).catch(() => handle.chown(-1, gid).catch(() => undefined));
}

/** Opens a new file beside the target. Skips a name left over from an earlier process with this process's number. */
async function openTemporary(target: string, files: WritingFiles): Promise<{ handle: disk.FileHandle; temporary: string }> {
  for (;;) {
    counter += 1;
    const temporary = join(dirname(target), `.${stemOf(target)}.${String(process.pid)}.${String(counter)}.tmp`);
    try {
      return { handle: await files.open(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o666), temporary };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** Synchronises a folder, so that a rename in it survives a power cut. Accepts file systems that cannot; the new file is there anyway. */
export async function syncFolder(folder: string, files: WritingFiles = disk): Promise<void> {
  try {
    const handle = await files.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!noFolderSync.has(codeOf(error) ?? '')) throw error;
  }
}

/** Removes the temporary files that killed writers of the same target left behind. */
export async function removeStale(target: string, files: WritingFiles = disk): Promise<void> {
  const before = `.${stemOf(target)}.`;
  const names = await files.readdir(dirname(target)).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(before)) continue;
    const process = /^(\d+)\.\d+\.tmp$/.exec(name.slice(before.length))?.[1];
    if (process !== undefined && !isRunning(Number(process))) await files.unlink(join(dirname(target), name)).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

function stemOf(target: string): string {
  let stem = '';
  for (const character of basename(target)) {
    if (Buffer.byteLength(stem + character) > maxStemBytes) break;
    stem += character;
  }
  return stem;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

const permission = { reason: '書き込む権限がありません', mend: 'フォルダーとファイルの権限を確かめるか、別の場所を指定してください' };
const room = { reason: '空き容量がありません', mend: '不要なファイルを消して空きを作り、もう一度実行してください' };
const broken = { reason: '装置の読み書きに失敗しました', mend: 'ディスクやネットワークの状態を確かめ、もう一度実行してください' };
const reasons: Readonly<Record<string, { readonly reason: string; readonly mend: string }>> = {
  EACCES: permission,
  EPERM: permission,
  EROFS: { reason: '読み取り専用の場所です', mend: '書き込める場所を指定してください' },
  ENOSPC: room,
  EDQUOT: { reason: '割り当てられた容量を使い切っています', mend: room.mend },
  EFBIG: { reason: 'ファイルの大きさの上限を超えます', mend: '上限（ulimit -f など）を確かめるか、別の場所を指定してください' },
  EISDIR: { reason: '同じ名前のフォルダーがあります', mend: '別の名前を指定してください' },
  EINVAL: { reason: '普通のファイルではありません', mend: '別の名前を指定してください' },
  EEXIST: { reason: '途中に同じ名前のファイルがあります', mend: '別の名前を指定するか、そのファイルの名前を変えてください' },
  ENOTDIR: { reason: '途中の名前がフォルダーではありません', mend: '場所の書き方を確かめてください' },
  ENOENT: { reason: 'フォルダーがありません', mend: 'フォルダーを作るか、場所の書き方を確かめてください' },
  ENAMETOOLONG: { reason: '名前が長すぎます', mend: '短い名前を指定してください' },
  ELOOP: { reason: 'リンクが循環しています', mend: 'リンクの行き先を直すか、別の名前を指定してください' },
  EBUSY: { reason: '他のプログラムが使っています', mend: '使っているプログラムを閉じて、もう一度実行してください' },
  ENOTSUP: { reason: 'ここにはフォルダーもファイルも作れません', mend: '別の場所を指定してください' },
  ENFILE: { reason: '機械の全体で、開いているファイルが多すぎます', mend: '他のプログラムを閉じて、もう一度実行してください' },
  ENOMEM: { reason: 'メモリーが足りません', mend: '他のプログラムを閉じて、もう一度実行してください' },
  ETXTBSY: { reason: '他のプログラムが実行しています', mend: '別の名前を指定してください' },
  ESTALE: { reason: 'ネットワークの先のファイルがなくなりました', mend: 'ネットワークの状態を確かめ、もう一度実行してください' },
  ETIMEDOUT: { reason: 'ネットワークの先が応答しません', mend: 'ネットワークの状態を確かめ、もう一度実行してください' },
  ENODEV: broken,
  ENXIO: broken,
  EMFILE: { reason: '開いているファイルが多すぎます', mend: '他のプログラムを閉じて、もう一度実行してください' },
  EIO: broken,
  EXDEV: { reason: '別の装置に置き換えることはできません', mend: '別の場所を指定してください' },
};

/** Phrases the system's error code for a write, with a mend. */
export function writeFailureReason(code: string): { readonly reason: string; readonly mend: string } {
  return reasons[code] ?? { reason: code, mend: '場所と権限を確かめ、もう一度実行してください' };
}

/** Phrases a {@link WriteFailure} and its mend. Throws any other error on, because it is a bug. */
export function describeWriteFailure(error: unknown): Message {
  if (!(error instanceof WriteFailure)) throw error;
  const { reason, mend } = writeFailureReason(error.code);
  return { ruleId: 'file-unwritable', severity: 'error', text: `ファイルに書き込めません。${reason}`, mend, place: { file: error.path, line: 1, column: 1 } };
}
