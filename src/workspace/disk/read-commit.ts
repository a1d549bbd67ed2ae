import { posix, sep } from 'node:path';
import { clip } from '../../core/clip.js';
import { isSameText } from '../../core/text/compose-text.js';
import { brokenSource, maxBytes, parseSource, tooLarge } from '../../load/read/parse-source.js';
import type { LinkedFiles } from '../../core/files.js';
import { runGit } from './run-git.js';
import type { GitOutcome, GitWorld } from './run-git.js';
import type { Source } from '../../load/read/source.js';

/** The two halves of `REV:PATH`. */
export interface CommitPath {
  readonly commit: string;
  readonly path: string;
}

/** A document as a commit holds it. */
export interface CommitDocument {
  /** Named `REV:PATH`, as it was given. */
  readonly source: Source;
  /** Name of the document among `files`. */
  readonly path: string;
  /** All files of the commit, named from the top of the repository. A link counts as no file, because it is not followed. */
  readonly files: LinkedFiles;
}

/**
 * Splits `REV:PATH` as git does, at the first colon outside braces. Undefined without such a colon, or with nothing or only a drive's
 * letter before it.
 * @example splitCommitPath('HEAD@{2025-03-10 12:00}:a.yaml') → { commit: 'HEAD@{2025-03-10 12:00}', path: 'a.yaml' }
 * @example splitCommitPath('C:\\a.yaml') → undefined
 */
export function splitCommitPath(given: string): CommitPath | undefined {
  let depth = 0;
  for (let index = 0; index < given.length; index++) {
    const character = given.charAt(index);
    if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === ':' && depth === 0) {
      const commit = given.slice(0, index);
      return /^[A-Za-z]?$/u.test(commit) ? undefined : { commit, path: given.slice(index + 1) };
    }
  }
  return undefined;
}

/**
 * Reads a YAML file of a git commit: `HEAD~2:PATH` from the top of the repository, `HEAD~2:./PATH` from the working folder. Reads its
 * size first, and the bytes as they were committed, through no filter. Every fault is a message.
 */
export function readCommit(given: string, name: CommitPath, world: GitWorld): CommitDocument {
  const refuse = (text: string, mend: string): CommitDocument => ({
    source: brokenSource(given, { ruleId: 'git-revision', severity: 'error', text, mend, place: { file: given, line: 1, column: 1 } }),
    path: name.path,
    files: noFiles,
  });
  const prefix = runGit(['rev-parse', '--show-prefix'], shortOutput, world);
  if (!prefix.ok) return refuse(...withoutRepository(prefix));
  const tree = findTree(name.commit, world);
  if (typeof tree !== 'string') return refuse(...tree);
  const files = commitFiles(tree, world);
  // Removes only the line break that git adds, because a folder's name may end in white space.
  const folder = prefix.output.toString('utf8').replace(/\n$/u, '');
  const path = fromTop(name.path, folder);
  try {
    const found = files.find(path);
    if (!found) return refuse(...missing(name, path, folder, (candidate) => files.find(candidate) !== undefined));
    if (found.kind !== 'file')
      return refuse(`「${clip(path)}」は、この版では${found.kind === 'folder' ? 'フォルダー' : '普通のファイルではないもの（リンクなど）'}です`, mendPath);
    const source = found.size > maxBytes ? brokenSource(given, tooLarge(given, found.size)) : parseSource(given, files.read(path));
    return { source, path, files };
  } catch (error) {
    if (!(error instanceof GitFailure)) throw error;
    return refuse(...failed(error.outcome));
  }
}

const mendPath = '「git ls-tree -r --name-only 版」で、その版にあるファイルの名前を確かめてください';
/** Most bytes of git's output about one thing: an object's number, a folder, a line of a listing. */
const shortOutput = 64 * 1024;

type CommitFault = readonly [text: string, mend: string];

function withoutRepository(outcome: GitOutcome & { readonly ok: false }): CommitFault {
  if (outcome.why === 'refused' && /dubious ownership/u.test(outcome.stderr))
    return [
      'このフォルダーの git リポジトリは別の利用者のものなので、git が読むのを断りました',
      '「git config --global --add safe.directory フォルダー」で許すか、自分のリポジトリで実行してください',
    ];
  if (outcome.why === 'refused' && /not a git repository/u.test(outcome.stderr))
    return ['ここは git リポジトリの中ではないので、git の版を読めません', 'リポジトリの中のフォルダーで実行するか、YAML ファイルを直に指定してください'];
  return failed(outcome);
}

function failed(outcome: GitOutcome & { readonly ok: false }): CommitFault {
  switch (outcome.why) {
    case 'absent':
      return ['git が見つからないので、git の版を読めません', 'git を入れて PATH を通すか、YAML ファイルを直に指定してください'];
    case 'too-slow':
      return ['git が応答しません', 'リポジトリのあるディスクやネットワークの状態を確かめ、もう一度実行してください'];
    case 'too-long':
      return ['git の答えが長すぎます', '「git fsck」でリポジトリが壊れていないか確かめてください'];
    case 'refused':
      return [
        `git が読むのを断りました${outcome.stderr === '' ? '' : `（${clip(firstLine(outcome.stderr))}）`}`,
        '「git fsck」でリポジトリが壊れていないか確かめてください',
      ];
  }
}

function firstLine(text: string): string {
  return text
    .split('\n', 1)
    .join('')
    .replace(/^(?:fatal|error): /u, '');
}

/** Finds the number of a commit's tree. Later calls use the number, so that git reads no more words of the user as a commit. */
function findTree(commit: string, world: GitWorld): string | CommitFault {
  const unknown = '「git log」や「git branch -a」で、版の名前（コミットの番号、ブランチ、タグ）を確かめてください';
  if (commit.startsWith('-')) return [`「${clip(commit)}」は git の版の名前ではありません（「-」で始まる名前はありません）`, unknown];
  // No command line can hold NUL.
  if (commit.includes('\0')) return ['git の版の名前に使えない文字があります', unknown];
  const found = runGit(['rev-parse', '--verify', '--end-of-options', `${commit}^{tree}`], shortOutput, world);
  if (!found.ok && found.why !== 'refused') return failed(found);
  const id = found.ok ? found.output.toString('latin1').trim() : '';
  if (/^[0-9a-f]{40,64}$/u.test(id)) return id;
  return !found.ok && /ambiguous/u.test(found.stderr)
    ? [`git の版「${clip(commit)}」に当てはまるものが、いくつもあります`, 'コミットの番号をもっと長く書いてください']
    : [`git に「${clip(commit)}」という版はありません`, unknown];
}

/** Returns the name from the top of the repository, without `.` and `..`. A name outside the repository begins with `..`. */
function fromTop(path: string, folder: string): string {
  const slashed = path.split(sep).join('/');
  const name = posix.normalize(/^\.\.?(?:\/|$)/u.test(slashed) ? folder + slashed : slashed).replace(/\/$/u, '');
  return name === '' ? '.' : name;
}

function missing({ commit, path }: CommitPath, top: string, folder: string, exists: (path: string) => boolean): CommitFault {
  if (top.startsWith('../') || top === '..') return [`「${clip(path)}」は、git リポジトリの外を指しています`, 'リポジトリの中のファイルを指定してください'];
  const text = `git の版「${clip(commit)}」に「${clip(top)}」というファイルはありません`;
  const below = posix.normalize(`${folder}${path}`);
  return top !== below && exists(below)
    ? [text, `「:」の後はリポジトリの一番上からの名前です。今のフォルダーからの名前なら「${commit}:./${path}」と書いてください`]
    : [text, mendPath];
}

interface CommitFile {
  readonly kind: 'file' | 'folder' | 'other';
  readonly id: string;
  readonly size: number;
}
interface CommitFiles extends LinkedFiles {
  find(path: string): CommitFile | undefined;
}

/** Error for a file of a known commit that git could not read. */
class GitFailure extends Error {
  override readonly name = 'GitFailure';
  /** Code of a disk that cannot be read. */
  readonly code = 'EIO';
  constructor(readonly outcome: GitOutcome & { readonly ok: false }) {
    super('git failed');
  }
}

function commitFiles(tree: string, world: GitWorld): CommitFiles {
  const known = new Map<string, CommitFile | undefined>();
  const find = (path: string): CommitFile | undefined => {
    if (!known.has(path)) known.set(path, findFile(tree, path, world) ?? findComposedOtherwise(tree, path, world));
    return known.get(path);
  };
  const findOrThrow = (file: string): CommitFile => {
    const found = find(posix.normalize(file));
    if (!found) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return found;
  };
  return {
    find,
    size: (file) => {
      const found = findOrThrow(file);
      return found.kind === 'file' ? found.size : undefined;
    },
    read: (file) => {
      const found = findOrThrow(file);
      return outputOf(runGit(['cat-file', 'blob', found.id], Math.max(shortOutput, found.size + 1), world));
    },
    // Links are not followed, so every name without `..` stays inside.
    fileBeside: (document, name) => posix.normalize(`${posix.dirname(document)}/${name}`),
  };
}

/** Line of a listing: `100644 blob <number>\t<name>`. */
const listed = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40,64})\t/u;

function findFile(tree: string, path: string, world: GitWorld): CommitFile | undefined {
  if (path === '.') return { kind: 'folder', id: tree, size: 0 };
  if (path.startsWith('/') || path.startsWith('../') || path === '..' || path.includes('\0')) return undefined;
  const lines = outputOf(runGit(['ls-tree', '-z', '--full-tree', tree, '--', path], shortOutput, world)).toString('utf8');
  const [, mode, type, id] = listed.exec(lines) ?? [];
  if (mode === undefined || id === undefined) return undefined;
  // Mode 120000 is a link, type `commit` a submodule.
  if (type !== 'blob' || mode === '120000') return { kind: type === 'tree' ? 'folder' : 'other', id, size: 0 };
  return { kind: 'file', id, size: Number(outputOf(runGit(['cat-file', '-s', id], shortOutput, world)).toString('latin1')) };
}

/** Most bytes of the listing of one folder of a commit. */
const longListing = 16 * 1024 * 1024;

/**
 * Finds a file whose name is the same text as a path but composed otherwise, as a Mac commits it. Undefined if there is none, and if a
 * step of the path is the same text as several names.
 */
function findComposedOtherwise(tree: string, path: string, world: GitWorld): CommitFile | undefined {
  if (!/[^\0-\x7f]/u.test(path) || path.startsWith('/') || path.startsWith('..') || path.includes('\0')) return undefined;
  let folder = '';
  for (const step of path.split('/')) {
    const names = outputOf(runGit(['ls-tree', '-z', '--name-only', '--full-tree', tree, ...(folder === '' ? [] : ['--', folder])], longListing, world));
    const same = names
      .toString('utf8')
      .split('\0')
      .filter((name) => isSameText(name.slice(folder.length), step));
    const [only] = same;
    if (only === undefined || same.length > 1) return undefined;
    folder = `${only}/`;
  }
  return findFile(tree, folder.slice(0, -1), world);
}

function outputOf(outcome: GitOutcome): Buffer {
  if (!outcome.ok) throw new GitFailure(outcome);
  return outcome.output;
}

const noFiles: LinkedFiles = {
  size: () => undefined,
  read: () => new Uint8Array(),
  fileBeside: (_document, name) => name,
};
