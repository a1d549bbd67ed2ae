import { FileReadError } from '../../core/files.js';
import type { FileContent, FileOutcome, Files, LinkedFiles } from '../../core/files.js';
import { folderName, joinPath } from '../../core/text/path-steps.js';
import { isPictureName, largestPicture } from '../../figures/picture/figure-file.js';
import type { Assessment } from '../../model/assessment.js';

/** The files that the figures of a document name, as they were when they were read. */
export interface PictureFiles {
  /** Equal stamps, equal pictures. Empty if the document names none. */
  readonly stamp: string;
  /** Paths of the files. */
  readonly paths: readonly string[];
  readonly files: LinkedFiles;
}

/** Reads the files that the figures of a document name, so that everything after it is synchronous and sees one state of them. */
export async function readPictures(document: string, assessment: Assessment | undefined, files: Files): Promise<PictureFiles> {
  const folder = folderName(document);
  const read = new Map<string, FileOutcome<FileContent>>();
  for (const { file } of assessment?.figures ?? []) {
    const name = file.text.trim();
    const path = joinPath(folder, name);
    if (isPictureName(name) && !read.has(path)) read.set(path, await files.read(path, largestPicture, folder));
  }
  const stamps = [...read].map(([path, outcome]) => [path, outcome.ok ? outcome.value.stamp : [outcome.failure.kind, outcome.failure.reason]]);
  return { stamp: stamps.length === 0 ? '' : JSON.stringify(stamps), paths: [...read.keys()], files: filesRead(read) };
}

/** Returns files that were read as the files of a system: a failure is thrown where it would have come up. */
function filesRead(read: ReadonlyMap<string, FileOutcome<FileContent>>): LinkedFiles {
  const find = (path: string): FileOutcome<FileContent> => read.get(path) ?? { ok: false, failure: { kind: 'absent', reason: 'ファイルがありません' } };
  const contentOf = (path: string): FileContent => {
    const found = find(path);
    if (!found.ok) throw new FileReadError(found.failure);
    return found.value;
  };
  return {
    fileBeside: (document, name) => {
      const path = joinPath(folderName(document), name);
      const found = find(path);
      return !found.ok && found.failure.kind === 'outside' ? undefined : path;
    },
    size: (path) => {
      const found = find(path);
      if (!found.ok && found.failure.kind === 'not-a-file') return undefined;
      return !found.ok && found.failure.size !== undefined ? found.failure.size : contentOf(path).bytes.length;
    },
    read: (path) => contentOf(path).bytes,
  };
}
