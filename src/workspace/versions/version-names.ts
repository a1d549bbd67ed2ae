import { isDay, readDate } from '../../core/dates.js';
import type { CalendarDate } from '../../core/dates.js';
import { compareText } from '../../core/message.js';
import { baseName, joinPath } from '../../core/text/path-steps.js';

/** File name of a version: its day, or `draft` for the version in work. By code unit `draft` comes after every year. */
const versionFile = /^(\d{4}-\d{2}-\d{2}|draft)\.ya?ml$/u;

/** True for the name of a version in its folder. */
export function isVersionFile(name: string): boolean {
  return versionFile.test(name);
}

/** Returns the versions among the names of a folder, oldest first: `<公表日 ISO>.yaml`, last `draft.yaml`. Skips other names. */
export function versionsAmong(names: readonly string[], folder: string): readonly string[] {
  return names
    .filter((name) => versionFile.test(name))
    .sort(compareText)
    .map((name) => joinPath(folder, name));
}

/**
 * Returns the version right before a file among the versions of its folder. Undefined for the first version, and for a file that is no
 * version. Skips a file of the same day (`.yml` beside `.yaml`).
 */
export function versionBefore(file: string, versions: readonly string[]): string | undefined {
  return versions.includes(file) ? versions.findLast((version) => versionName(version) < versionName(file)) : undefined;
}

/** Phrases the fault of a version with two files (`.yml` beside `.yaml`). Undefined if it has one. */
export function versionTwice(file: string, versions: readonly string[]): string | undefined {
  const same = versions.filter((version) => versionName(version) === versionName(file));
  return same.length > 1 ? twoFiles(versionName(file), same) : undefined;
}

/** Phrases that a version has two files. `called` is the version's name as the user gave it. */
export function twoFiles(called: string, files: readonly string[]): string {
  return `「${called}」という版のファイルが二つあります（${files.map((file) => baseName(file)).join('、')}）`;
}

/** Returns the name of a version without its ending: 2025-03-10, or draft. */
export function versionName(file: string): string {
  return baseName(file).replace(/\.ya?ml$/u, '');
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
  if (versionFile.test(baseName(file))) return undefined;
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
