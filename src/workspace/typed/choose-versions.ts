import { existsSync } from 'node:fs';
import { isAbsolute, posix, resolve } from 'node:path';
import { compareText } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import { clip } from '../../core/clip.js';
import { diskFiles } from '../disk/disk-files.js';
import { readSource } from '../../load/read/read-source.js';
import type { LinkedFiles } from '../../core/files.js';
import { readCommit, splitCommitPath } from '../disk/read-commit.js';
import type { CommitPath } from '../disk/read-commit.js';
import type { GitWorld } from '../disk/run-git.js';
import type { Source } from '../../load/read/source.js';
import { defaultFolder } from '../versions/searched-names.js';
import { displayName, typedName } from './find-documents.js';
import { pathOnDisk } from '../disk/path-on-disk.js';
import { isMissing, kindAt } from '../disk/kind-at.js';
import { twoFiles, versionName } from '../versions/version-names.js';
import { assessmentFolder, findVersions, namesIn, previousVersion, severalFolders } from './assessment-folders.js';

/** The names of the two versions to compare: files, or `REV:PATH`. */
export interface ChosenVersions {
  readonly before: string;
  readonly after: string;
}

/** A version of an assessment, read from the disk or from a git commit. */
export interface OpenVersion {
  readonly source: Source;
  /** Name of the document among `files`, which hold its figures. */
  readonly document: string;
  readonly files: LinkedFiles;
}

/** Error for arguments that name no two versions. `mend` lists the versions that exist, or shows the right arguments. */
type Refusal = {
  readonly message: Message;
  /** True if an argument names nothing that exists. */
  readonly wrongUsage?: boolean;
};

/**
 * Finds the two versions that the arguments of `diff` name. Accepts two files; an assessment (its last two versions); an assessment,
 * an older version and, unless it is the last one, a newer. Reads neither: `openVersion` reports an unreadable one.
 */
export function chooseVersions(given: readonly string[], cwd: string): ChosenVersions | Refusal {
  const twins = given.flatMap((each) => severalFolders(each, cwd) ?? []);
  if (twins[0]) return { message: twins[0] };
  const [first = '', second, third] = given.map((each) => pathOnDisk(each, cwd).path);
  if (kindAt(resolve(cwd, first)) === 'file' || inCommit(first, cwd)) {
    if (second === undefined)
      return refuse(first, '比べる相手が指定されていません', '「hyokasho diff 前のファイル 後のファイル」のように、二つ指定してください');
    if (third === undefined) {
      if (inCommit(second, cwd) || !isMissing(resolve(cwd, second))) return { before: first, after: second };
      return wrongUsage(second, `「${clip(second)}」というファイルはありません`, '名前と場所を確かめてください');
    }
    return refuse(
      first,
      '三つを指定するときは、評価書と二つの版のはずですが、一つ目は評価書のフォルダーではありません',
      'ファイルなら二つだけ指定してください',
    );
  }
  const folder = assessmentFolder(first, cwd);
  return folder === undefined ? noAssessment(first, cwd) : chooseFrom(folder, cwd, second, third);
}

/** Reads a version. A file with the whole name comes before a git commit. */
export function openVersion(given: string, { cwd, env }: GitWorld): OpenVersion {
  const name = inCommit(given, cwd);
  if (name) {
    const { source, path, files } = readCommit(given, name, { cwd, env });
    return { source, document: path, files };
  }
  const [document, files] = [displayName(given, cwd), diskFiles(cwd)];
  return { source: readSource(document, files), document, files };
}

function chooseFrom(folder: string, cwd: string, older: string | undefined, newer: string | undefined): ChosenVersions | Refusal {
  const versions = findVersions(folder, cwd);
  const name = displayName(folder, cwd);
  const newest = versionName(versions.at(-1) ?? '');
  const after = findVersion(versions, newer ?? newest, name, cwd);
  if (typeof after !== 'string') return after;
  if (older === undefined) {
    const before = previousVersion(after, cwd, versions);
    if (before !== undefined) {
      const only = findVersion(versions, versionName(before), name, cwd);
      return typeof only === 'string' ? { before: only, after } : only;
    }
    return refuse(name, `この評価書の版は「${newest}」だけなので、比べるものがありません`, mendWithOne(posix.basename(after), name));
  }
  const before = findVersion(versions, older, name, cwd);
  if (typeof before !== 'string') return before;
  if (newer !== undefined || before !== after) return { before, after };
  return refuse(name, `「${newest}」は最も新しい版なので、それより後の版がありません`, '前の版を指定するか、前の版と後の版の二つを指定してください');
}

/** Phrases how the second version comes beside the only one. */
function mendWithOne(only: string, folder: string): string {
  const others = 'ほかのファイルと比べるには「hyokasho diff 前のファイル 後のファイル」とします';
  if (versionName(only) !== 'draft') return `「${only}」の写しを「${folder}/draft.yaml」に置き、これから公表する版に書き改めてください。${others}`;
  return `公表した版の YAML を、公表日を名前にして（例 ${folder}/2025-03-10.yaml）「${only}」の隣に置いてください。「${only}」がまだ公表したときのままなら、先にその写しを公表日の名前で置き、それから書き改めます。${others}`;
}

function findVersion(versions: readonly string[], wanted: string, folder: string, cwd: string): string | Refusal {
  const found = versions.filter((version) => [versionName(version), posix.basename(version)].includes(wanted) || version === typedName(wanted, cwd));
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  if (another !== undefined) return refuse(folder, twoFiles(clip(wanted), found), '一方を消すか、ファイルの名前まで指定してください');
  const unknown = [folder, `この評価書に「${clip(wanted)}」という版はありません`, `版は ${versions.map(versionName).join('、')} です`] as const;
  return /[/\\]|\.ya?ml$/iu.test(wanted) ? wrongUsage(...unknown) : refuse(...unknown);
}

function noAssessment(given: string, cwd: string): Refusal {
  const name = displayName(given, cwd);
  if (isFolder(given, cwd) || isFolder(posix.join(defaultFolder, given), cwd))
    return refuse(name, 'このフォルダーに評価書の版がありません', '版のファイルの名前は、公表日（2025-03-10.yaml）か draft.yaml にします');
  return wrongUsage(name, ...missingAssessment(given, cwd));
}

/** Phrases that a name is no assessment and no file, and names the assessments that exist. */
export function missingAssessment(given: string, cwd: string): readonly [text: string, mend: string] {
  const known = assessmentsIn(cwd);
  return [
    `「${clip(given)}」という評価書も、ファイルもありません`,
    known.length === 0 ? '評価書のフォルダーか、評価書のファイルを指定してください' : `${defaultFolder} にある評価書は ${known.join('、')} です`,
  ];
}

function assessmentsIn(cwd: string): readonly string[] {
  if (!isFolder(defaultFolder, cwd)) return [];
  return namesIn(resolve(cwd, defaultFolder))
    .filter((name) => findVersions(posix.join(defaultFolder, name), cwd).length > 0)
    .sort(compareText);
}

/**
 * Reads a name as `REV:PATH`. Undefined if it has another form, or if a file has the whole name. Joins without `resolve`, in which a
 * `..` would cancel `HEAD:..`, which is no folder, and lead to a file.
 */
function inCommit(given: string, cwd: string): CommitPath | undefined {
  const name = splitCommitPath(given);
  return name && !existsSync(isAbsolute(given) ? given : `${cwd}/${given}`) ? name : undefined;
}

function isFolder(path: string, cwd: string): boolean {
  return kindAt(resolve(cwd, path)) === 'folder';
}

function wrongUsage(file: string, text: string, mend: string): Refusal {
  return { ...refuse(file, text, mend), wrongUsage: true };
}

function refuse(file: string, text: string, mend: string): Refusal {
  return { message: { ruleId: 'diff-versions', severity: 'error', text, mend, place: { file, line: 1, column: 1 } } };
}
