import { folderName } from '../../core/text/path-steps.js';

/** Knows which checked documents rest on which files. */
export interface Dependents {
  /** Notes what the answer about a document rests on: files, and the versions among the names of its folder. */
  note(document: string, files: readonly string[], versions: readonly string[]): void;
  /** Finds the documents whose answers may change with these paths. `versionsNow` lists the versions of a folder as they are now. */
  affected(paths: readonly string[], versionsNow: (folder: string) => Promise<readonly string[]>): Promise<readonly string[]>;
}

interface Ground {
  readonly files: ReadonlySet<string>;
  readonly versions: string;
}

/** Returns an empty record of what answers rest on. */
export function dependents(): Dependents {
  const grounds = new Map<string, Ground>();
  return {
    note: (document, files, versions) => void grounds.set(document, { files: new Set(files), versions: versions.join('\n') }),
    affected: async (paths, versionsNow) => {
      const changed = new Set(paths);
      const now = new Map<string, string>();
      for (const folder of new Set(paths.map(folderName))) now.set(folder, (await versionsNow(folder)).join('\n'));
      return [...grounds].flatMap(([document, { files, versions }]) => {
        const listed = now.get(folderName(document));
        const moved = listed !== undefined && listed !== versions;
        return moved || [...files].some((file) => changed.has(file)) ? [document] : [];
      });
    },
  };
}
