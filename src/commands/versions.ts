import { readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
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
 */
export function previousVersion(file: string, cwd: string): string | undefined {
  const name = displayName(file, cwd);
  const versions = findVersions(posix.dirname(name), cwd);
  return versions.includes(name) ? versions.findLast((version) => versionName(version) < versionName(name)) : undefined;
}

/** The folder of an assessment that is given as a folder or by its name under `assessments/`; undefined when it is neither. */
export function assessmentFolder(given: string, cwd: string): string | undefined {
  return [given, posix.join(defaultFolder, given)].find((folder) => findVersions(folder, cwd).length > 0);
}

/** What the name of a version says of its day: 2025-03-10, or draft. */
export function versionName(file: string): string {
  return posix.basename(file).replace(/\.ya?ml$/u, '');
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or no folder: whoever reads a version says why.
    return [];
  }
}
