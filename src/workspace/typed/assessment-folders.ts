import { readdirSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import type { Message } from '../../core/message.js';
import { versionBefore, versionsAmong } from '../versions/version-names.js';
import { defaultFolder } from '../versions/searched-names.js';
import { alikeNames, displayName } from './find-documents.js';
import { pathOnDisk } from '../disk/path-on-disk.js';

/** Finds the versions of an assessment, oldest first: `<公表日 ISO>.yaml`, last `draft.yaml`. Skips other files. Names as in `displayName`. */
export function findVersions(folder: string, cwd: string): readonly string[] {
  return versionsAmong(namesIn(resolve(cwd, folder)), displayName(folder, cwd));
}

/**
 * Finds the version right before a file in its folder. Undefined for the first version, and for a file that is no version. Skips a
 * file of the same day (`.yml` beside `.yaml`).
 * @param versions Versions of the folder, if they are known.
 */
export function previousVersion(file: string, cwd: string, versions = versionsBeside(file, cwd)): string | undefined {
  return versionBefore(displayName(file, cwd), versions);
}

/** Finds the versions in the folder of a file. */
export function versionsBeside(file: string, cwd: string): readonly string[] {
  return findVersions(posix.dirname(displayName(file, cwd)), cwd);
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

/** Lists the names in a folder. Empty if it does not exist or may not be read; the caller's own read of a version reports why. */
export function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
