import { posix, sep } from 'node:path';
import { clip } from '../../core/clip.js';
import { brokenSource, maxBytes, parseSource, tooLarge } from '../../load/read/parse-source.js';
import type { LinkedFiles } from '../../core/files.js';
import { runGit } from './run-git.js';
import type { GitOutcome, GitPlace } from './run-git.js';
import type { Source } from '../../load/read/source.js';

/** `REV:PATH` in its two halves. */
export interface RevisionName {
  readonly revision: string;
  readonly path: string;
}

/** A document as it stands in a revision. */
export interface RevisionDocument {
  /** Named `REV:PATH`, as it was given. */
  readonly source: Source;
  /** The document's name among `files`. */
  readonly path: string;
  /** The other files of the revision, from the top of the repository. A link in it counts as no file: it is not followed. */
  readonly files: LinkedFiles;
}

/**
 * Takes a name for `REV:PATH` as git does: the first colon outside braces parts it (`HEAD@{2025-03-10 12:00}:a.yaml`).
 * Undefined for a name that cannot be one: without a colon, or with a drive's letter before it (`C:\a.yaml`).
 */
export function revisionName(given: string): RevisionName | undefined {
  let depth = 0;
  for (let index = 0; index < given.length; index++) {
    const character = given.charAt(index);
    if (character === '{') depth += 1;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === ':' && depth === 0) {
      const revision = given.slice(0, index);
      return /^[A-Za-z]?$/u.test(revision) ? undefined : { revision, path: given.slice(index + 1) };
    }
  }
  return undefined;
}

/**
 * Reads a YAML file of a git revision: `HEAD~2:PATH` from the top of the repository, `HEAD~2:./PATH` from the working folder. Its
 * size is asked for first, and its bytes come as they were committed, through no filter. Whatever is wrong is a message.
 */
export function readRevision(given: string, name: RevisionName, place: GitPlace): RevisionDocument {
  const refuse = (text: string, mend: string): RevisionDocument => ({
    source: brokenSource(given, { ruleId: 'git-revision', severity: 'error', text, mend, place: { file: given, line: 1, column: 1 } }),
    path: name.path,
    files: noFiles,
  });
  const prefix = runGit(['rev-parse', '--show-prefix'], shortOutput, place);
  if (!prefix.ok) return refuse(...withoutRepository(prefix));
  const tree = findTree(name.revision, place);
  if (typeof tree !== 'string') return refuse(...tree);
  const files = revisionFiles(tree, place);
  // Only the line break that git adds: a folder's name may end in white space.
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
/** Of what names one thing: an object's number, a folder, a line of a listing. */
const shortOutput = 64 * 1024;

type CommitFault = readonly [text: string, mend: string];

function withoutRepository(outcome: GitOutcome & { readonly ok: false }): CommitFault {
  if (outcome.why === 'refused' && /dubious ownership/u.test(outcome.said))
    return [
      'このフォルダーの git リポジトリは別の利用者のものなので、git が読むのを断りました',
      '「git config --global --add safe.directory フォルダー」で許すか、自分のリポジトリで実行してください',
    ];
  if (outcome.why === 'refused' && /not a git repository/u.test(outcome.said))
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
        `git が読むのを断りました${outcome.said === '' ? '' : `（${clip(firstLine(outcome.said))}）`}`,
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

/** The number of the tree that a revision stands for: from here on no word of the user's is read as a revision any more. */
function findTree(revision: string, place: GitPlace): string | CommitFault {
  const unknown = '「git log」や「git branch -a」で、版の名前（コミットの番号、ブランチ、タグ）を確かめてください';
  if (revision.startsWith('-')) return [`「${clip(revision)}」は git の版の名前ではありません（「-」で始まる名前はありません）`, unknown];
  // What no command line can hold is no name either.
  if (revision.includes('\0')) return ['git の版の名前に使えない文字があります', unknown];
  const found = runGit(['rev-parse', '--verify', '--end-of-options', `${revision}^{tree}`], shortOutput, place);
  if (!found.ok && found.why !== 'refused') return failed(found);
  const id = found.ok ? found.output.toString('latin1').trim() : '';
  if (/^[0-9a-f]{40,64}$/u.test(id)) return id;
  return !found.ok && /ambiguous/u.test(found.said)
    ? [`git の版「${clip(revision)}」に当てはまるものが、いくつもあります`, 'コミットの番号をもっと長く書いてください']
    : [`git に「${clip(revision)}」という版はありません`, unknown];
}

/** The name from the top of the repository, without `.` and `..`; one that leads out of the repository begins with `..`. */
function fromTop(path: string, folder: string): string {
  const slashed = path.split(sep).join('/');
  const name = posix.normalize(/^\.\.?(?:\/|$)/u.test(slashed) ? folder + slashed : slashed).replace(/\/$/u, '');
  return name === '' ? '.' : name;
}

function missing({ revision, path }: RevisionName, top: string, folder: string, exists: (path: string) => boolean): CommitFault {
  if (top.startsWith('../') || top === '..') return [`「${clip(path)}」は、git リポジトリの外を指しています`, 'リポジトリの中のファイルを指定してください'];
  const text = `git の版「${clip(revision)}」に「${clip(top)}」というファイルはありません`;
  const below = posix.normalize(`${folder}${path}`);
  return top !== below && exists(below)
    ? [text, `「:」の後はリポジトリの一番上からの名前です。今のフォルダーからの名前なら「${revision}:./${path}」と書いてください`]
    : [text, mendPath];
}

interface RevisionFile {
  readonly kind: 'file' | 'folder' | 'other';
  readonly id: string;
  readonly size: number;
}
interface RevisionFiles extends LinkedFiles {
  find(path: string): RevisionFile | undefined;
}

/** git could not answer about a file whose revision it knows. */
class GitFailure extends Error {
  override readonly name = 'GitFailure';
  /** As the errors of a disk have one. */
  readonly code = 'EIO';
  constructor(readonly outcome: GitOutcome & { readonly ok: false }) {
    super('git failed');
  }
}

function revisionFiles(tree: string, place: GitPlace): RevisionFiles {
  const known = new Map<string, RevisionFile | undefined>();
  const find = (path: string): RevisionFile | undefined => {
    if (!known.has(path)) known.set(path, findFile(tree, path, place));
    return known.get(path);
  };
  const findOrThrow = (file: string): RevisionFile => {
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
      return answer(runGit(['cat-file', 'blob', found.id], Math.max(shortOutput, found.size + 1), place));
    },
    // Links are not followed, so every name leads where it says.
    realPath: (file) => posix.normalize(file),
  };
}

/** `100644 blob <number>\t<name>` */
const listed = /^(\d{6}) (blob|tree|commit) ([0-9a-f]{40,64})\t/u;

function findFile(tree: string, path: string, place: GitPlace): RevisionFile | undefined {
  if (path === '.') return { kind: 'folder', id: tree, size: 0 };
  if (path.startsWith('/') || path.startsWith('../') || path === '..' || path.includes('\0')) return undefined;
  const lines = answer(runGit(['ls-tree', '-z', '--full-tree', tree, '--', path], shortOutput, place)).toString('utf8');
  const [, mode, type, id] = listed.exec(lines) ?? [];
  if (mode === undefined || id === undefined) return undefined;
  // 120000 is a link, `commit` a submodule.
  if (type !== 'blob' || mode === '120000') return { kind: type === 'tree' ? 'folder' : 'other', id, size: 0 };
  return { kind: 'file', id, size: Number(answer(runGit(['cat-file', '-s', id], shortOutput, place)).toString('latin1')) };
}

function answer(outcome: GitOutcome): Buffer {
  if (!outcome.ok) throw new GitFailure(outcome);
  return outcome.output;
}

const noFiles: LinkedFiles = {
  size: () => undefined,
  read: () => new Uint8Array(),
  realPath: (file) => file,
};
