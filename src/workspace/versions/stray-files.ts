import type { Files, FolderEntry } from '../../core/files.js';
import type { Message, Severity } from '../../core/message.js';
import { baseName, joinPath } from '../../core/text/path-steps.js';
import { copiedVersion } from './copied-version.js';
import { defaultFolder, isLockFile } from './searched-names.js';
import { isVersionFile, versionName, versionsAmong } from './version-names.js';

const draftName = 'draft.yaml';

/** Names in one folder, to compare a stray name with. */
interface Folder {
  readonly names: ReadonlySet<string>;
  /** Number of files that should have the name of a version, by that name. */
  readonly claims: ReadonlyMap<string, number>;
  readonly hasVersions: boolean;
}

/** A fault of a file's name: what follows from it, and its mend. */
interface NameFault {
  readonly severity: Severity;
  readonly text: string;
  readonly mend: string;
}

/**
 * Reports the files of a folder that look like versions, or stand beside versions, and are compared with none; also the versions in
 * folders below it. By code unit of their names. Empty for a folder that can't be listed.
 */
export async function strayFiles(folder: string, files: Pick<Files, 'list'>): Promise<readonly Message[]> {
  const entries = await entriesOf(folder, files);
  const names = entries.map(({ name }) => name);
  const versions = versionsAmong(names, folder);
  const around: Folder = { names: new Set(names), claims: countClaims(names), hasVersions: versions.length > 0 };
  const found = entries.flatMap(({ name, kind }) => {
    const fault = nameFault(name, around);
    if (!fault || kind !== 'file') return [];
    return [{ ruleId: 'version-name', ...fault, place: { file: joinPath(folder, name), line: 1, column: 1 } }];
  });
  const folders = entries.flatMap(({ name, kind }) => (kind === 'folder' ? [joinPath(folder, name)] : []));
  return [...found, ...(await versionsBelow(folder, folders, versions, files))];
}

async function entriesOf(folder: string, files: Pick<Files, 'list'>): Promise<readonly FolderEntry[]> {
  const listed = await files.list(folder);
  return listed.ok ? listed.value : [];
}

function nameFault(name: string, folder: Folder): NameFault | undefined {
  if (isVersionFile(name)) return undefined;
  if (isLockFile(name))
    return {
      severity: 'notice',
      text: `「${name}」は、Word や Excel がファイルを開いている間だけ作るものなので、評価書として読んでいません`,
      mend: 'そのファイルを Word や Excel で閉じてください。閉じても残っていれば、消してください',
    };
  const copied = copiedVersion(name);
  const read = /\.ya?ml$/u.test(name) && !name.startsWith('.');
  if (!copied && !(read && folder.hasVersions)) return undefined;
  const mend = copied?.version === undefined ? mendWithoutDay(folder) : mendTo(copied.version, folder);
  if (read) return { severity: 'warning', text: `ファイルの名前「${name}」は版の名前ではないので、前後の版と比べていません`, mend };
  const kept = isBackup(name) && copied?.version !== undefined && folder.names.has(copied.version);
  const reason = name.startsWith('.') ? '「.」で始まる' : '「.yaml」で終わらない';
  return { severity: kept ? 'notice' : 'warning', text: `「${name}」は、名前が${reason}ので、評価書として読んでいません`, mend };
}

function countClaims(names: readonly string[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const name of names) {
    const version = isLockFile(name) ? undefined : copiedVersion(name)?.version;
    if (version !== undefined) claims.set(version, (claims.get(version) ?? 0) + 1);
  }
  return claims;
}

/** True for the copy that an editor or git leaves beside a file. */
function isBackup(name: string): boolean {
  return /(?:~|\.(?:bak|orig|old|backup|swp|tmp))$/iu.test(name);
}

function mendTo(meant: string, { names, claims }: Folder): string {
  const twin = meant.replace(/yaml$/u, 'yml');
  const there = [meant, twin].find((name) => names.has(name));
  if (there === undefined && (claims.get(meant) ?? 0) > 1)
    return `同じ版らしいファイルがいくつもあります。正しい一つだけの名前を「${meant}」に改め、ほかは消すか別のフォルダーに移してください`;
  if (there === undefined) return `版のファイルなら、名前を「${meant}」に改めてください`;
  return `「${there}」がすでにあります。要らないファイルなら、消すか別のフォルダーに移してください。こちらの方が正しければ、中身を「${there}」に移してから消してください`;
}

function mendWithoutDay({ names }: Folder): string {
  const published = '公表した版なら、名前を公表日（例 2025-03-10.yaml）に改めてください';
  return names.has(draftName)
    ? `${published}。「${draftName}」に取り込んだものや版でないものなら、消すか別のフォルダーに移してください`
    : `${published}。これから公表する版なら「${draftName}」に改めてください。版でないものなら、別のフォルダーに移してください`;
}

/** Most folders named in a message. */
const mostFolders = 3;

/** Reports versions in the folders below a folder that holds versions. Empty for the folder of all assessments. */
async function versionsBelow(folder: string, folders: readonly string[], versions: readonly string[], files: Pick<Files, 'list'>): Promise<readonly Message[]> {
  const [first] = versions;
  if (first === undefined || folder === '.' || baseName(folder) === defaultFolder) return [];
  const below: string[] = [];
  for (const path of folders) {
    const names = (await entriesOf(path, files)).map(({ name }) => name);
    if (versionsAmong(names, path).length > 0) below.push(path);
  }
  if (below.length === 0) return [];
  const shown = below.slice(0, mostFolders).map((path) => `「${baseName(path)}」`);
  const more = below.length > shown.length ? `など${String(below.length)}個のフォルダー` : '';
  return [
    {
      ruleId: 'version-name',
      severity: 'warning',
      text: `下のフォルダー${shown.join('')}${more}にある版は、このフォルダーの版（${versionName(first)} など）と比べていません`,
      mend: '同じ評価書の版は、一つのフォルダーに置いてください',
      place: { file: folder, line: 1, column: 1 },
    },
  ];
}
