import { readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { isDay, readDate } from '../core/dates.js';
import { compareText } from '../core/message.js';
import { defaultFolder, displayName } from './find-documents.js';

/** A day, or the version that is still being written: by code unit `draft` comes after every year. */
const versionFile = /^(\d{4}-\d{2}-\d{2}|draft)\.ya?ml$/u;

/** The versions of an assessment, oldest first, named as `displayName` does: `<公表日 ISO>.yaml` and last `draft.yaml`. Other files of the folder are none. */
export function findVersions(folder: string, cwd: string): readonly string[] {
  const name = displayName(folder, cwd);
  return namesIn(resolve(cwd, folder))
    .filter((file) => versionFile.test(file))
    .sort(compareText)
    .map((file) => (name === '.' ? file : posix.join(name, file)));
}

/**
 * The version right before a file in its folder; undefined for the first, and for a file that is no version. A file of the same
 * day (`.yml` beside `.yaml`) is not before it.
 * @param versions Those of its folder, where they are known.
 */
export function previousVersion(file: string, cwd: string, versions = versionsBeside(file, cwd)): string | undefined {
  const name = displayName(file, cwd);
  return versions.includes(name) ? versions.findLast((version) => versionName(version) < versionName(name)) : undefined;
}

/** The versions of the folder that a file lies in. */
export function versionsBeside(file: string, cwd: string): readonly string[] {
  return findVersions(posix.dirname(displayName(file, cwd)), cwd);
}

/** Says that a version has two files (`.yml` beside `.yaml`), of which nobody knows which is meant; undefined where it has one. */
export function versionTwice(file: string, versions: readonly string[]): string | undefined {
  const same = versions.filter((version) => versionName(version) === versionName(file));
  return same.length > 1 ? twoFiles(versionName(file), same) : undefined;
}

/** The sentence for it; the version is called as somebody called it. */
export function twoFiles(called: string, files: readonly string[]): string {
  return `「${called}」という版のファイルが二つあります（${files.map((file) => posix.basename(file)).join('、')}）`;
}

/** The folder of an assessment that is given as a folder or by its name under `assessments/`; undefined when it is neither. */
export function assessmentFolder(given: string, cwd: string): string | undefined {
  return [given, posix.join(defaultFolder, given)].find((folder) => findVersions(folder, cwd).length > 0);
}

/** What the name of a version says of its day: 2025-03-10, or draft. */
export function versionName(file: string): string {
  return posix.basename(file).replace(/\.ya?ml$/u, '');
}

/**
 * The name that a file should have to be a version, where its own says a day in another way or a draft in other letters:
 * 2025-03-10.yaml for 2025-3-10.yaml, 20250310.yaml, R7.3.10.yaml and 令和7年3月10日.yaml. Undefined for a version and for any other name.
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
  const { year, month, day } = reading.date;
  return `${String(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}.yaml`;
}

/** What stands in a folder; nothing where it may not be looked into. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or no folder: whoever reads a version says why.
    return [];
  }
}
