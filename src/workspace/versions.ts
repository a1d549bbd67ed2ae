import { readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { isDay, readDate } from '../core/dates.js';
import type { CalendarDate } from '../core/dates.js';
import { compareText } from '../core/message.js';
import type { Message } from '../core/message.js';
import { pathOnDisk } from './disk/path-on-disk.js';
import { alikeNames, defaultFolder, displayName } from './find-documents.js';

/** File name of a version: its day, or `draft` for the version in work. By code unit `draft` comes after every year. */
const versionFile = /^(\d{4}-\d{2}-\d{2}|draft)\.ya?ml$/u;

/** True for the name of a version in its folder. */
export function isVersionFile(name: string): boolean {
  return versionFile.test(name);
}

/** Finds the versions of an assessment, oldest first: `<公表日 ISO>.yaml`, last `draft.yaml`. Skips other files. Names as in `displayName`. */
export function findVersions(folder: string, cwd: string): readonly string[] {
  const name = displayName(folder, cwd);
  return namesIn(resolve(cwd, folder))
    .filter((file) => versionFile.test(file))
    .sort(compareText)
    .map((file) => (name === '.' ? file : posix.join(name, file)));
}

/**
 * Finds the version right before a file in its folder. Undefined for the first version, and for a file that is no version. Skips a
 * file of the same day (`.yml` beside `.yaml`).
 * @param versions Versions of the folder, if they are known.
 */
export function previousVersion(file: string, cwd: string, versions = versionsBeside(file, cwd)): string | undefined {
  const name = displayName(file, cwd);
  return versions.includes(name) ? versions.findLast((version) => versionName(version) < versionName(name)) : undefined;
}

/** Finds the versions in the folder of a file. */
export function versionsBeside(file: string, cwd: string): readonly string[] {
  return findVersions(posix.dirname(displayName(file, cwd)), cwd);
}

/** Phrases the fault of a version with two files (`.yml` beside `.yaml`). Undefined if it has one. */
export function versionTwice(file: string, versions: readonly string[]): string | undefined {
  const same = versions.filter((version) => versionName(version) === versionName(file));
  return same.length > 1 ? twoFiles(versionName(file), same) : undefined;
}

/** Phrases that a version has two files. `called` is the version's name as the user gave it. */
export function twoFiles(called: string, files: readonly string[]): string {
  return `「${called}」という版のファイルが二つあります（${files.map((file) => posix.basename(file)).join('、')}）`;
}

/** Finds the folder of an assessment, given as a folder or by its name under `assessments/`. Undefined if neither holds versions. */
export function assessmentFolder(given: string, cwd: string): string | undefined {
  return foldersOf(given, cwd).find((folder) => findVersions(folder, cwd).length > 0);
}

/** Phrases that a name means several folders. Undefined if it means one or none. */
export function severalFolders(given: string, cwd: string): Message | undefined {
  const [twins] = [given, posix.join(defaultFolder, given)].map((folder) => pathOnDisk(folder, cwd).twins).filter(({ length }) => length > 0);
  return twins && alikeNames(twins, cwd);
}

/** Returns the folders that a name may mean, as the disk spells them. */
function foldersOf(given: string, cwd: string): readonly string[] {
  return [given, posix.join(defaultFolder, given)].map((folder) => pathOnDisk(folder, cwd).path);
}

/** Returns the name of a version without its ending: 2025-03-10, or draft. */
export function versionName(file: string): string {
  return posix.basename(file).replace(/\.ya?ml$/u, '');
}

/**
 * Returns the version name for a file whose name spells a day or a draft in another way. Undefined for a version, and for any other
 * name.
 * @example meantVersion('2025-3-10.yaml') → '2025-03-10.yaml'
 * @example meantVersion('20250310.yaml') → '2025-03-10.yaml'
 * @example meantVersion('R7.3.10.yaml') → '2025-03-10.yaml'
 * @example meantVersion('令和7年3月10日.yaml') → '2025-03-10.yaml'
 * @example meantVersion('下書き.yml') → 'draft.yaml'
 * @example meantVersion('令和7年3月.yaml') → undefined
 */
export function meantVersion(file: string): string | undefined {
  if (versionFile.test(posix.basename(file))) return undefined;
  const name = versionName(file).normalize('NFKC').trim();
  if (/^(?:draft|下書き|案)$/iu.test(name)) return 'draft.yaml';
  const spelled = name
    .replace(/^R\.?(?=\d)/iu, '令和')
    .replace(/^(令和\d+)[-._/](\d+)[-._/](\d+)$/u, '$1年$2月$3日')
    .replace(/^(\d{4})[-._]?(\d\d?)[-._]?(\d\d?)$/u, '$1-$2-$3');
  const reading = readDate(spelled);
  if (!reading?.ok || !isDay(reading.date)) return undefined;
  return versionOfDay(reading.date);
}

/** Returns the file name of the version that is published on a day. */
export function versionOfDay({ year, month, day }: CalendarDate & { readonly month: number; readonly day: number }): string {
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}.yaml`;
}

/** Lists the names in a folder. Empty if it does not exist or may not be read; the caller's own read of a version reports why. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
