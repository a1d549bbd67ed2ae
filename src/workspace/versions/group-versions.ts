import { compareText } from '../../core/message.js';
import { baseName, folderName } from '../../core/text/path-steps.js';
import { isVersionFile, versionName } from './version-names.js';

/** The files of one assessment. */
export interface GroupedVersions {
  /** Folder of the versions, or the file that is no version. */
  readonly path: string;
  /** Oldest first. `name` is 2025-03-10, draft, or the name of a file that is no version. */
  readonly versions: readonly { readonly name: string; readonly file: string }[];
}

/** Groups files into assessments, in the order of their first files. A file that is no version is one of its own. */
export function groupVersions(files: readonly string[]): readonly GroupedVersions[] {
  const groups = new Map<string, { name: string; file: string }[]>();
  for (const file of files) {
    const name = baseName(file);
    const version = isVersionFile(name);
    const path = version ? folderName(file) : file;
    const one = { name: version ? versionName(file) : name, file };
    const known = groups.get(path);
    if (known) known.push(one);
    else groups.set(path, [one]);
  }
  return [...groups].map(([path, versions]) => ({ path, versions: versions.sort((a, b) => compareText(a.name, b.name) || compareText(a.file, b.file)) }));
}
