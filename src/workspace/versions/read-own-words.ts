import type { Files } from '../../core/files.js';
import type { Message } from '../../core/message.js';
import { joinPath } from '../../core/text/path-steps.js';
import { maxBytes } from '../../load/read/parse-source.js';
import { sourceOf } from '../../load/read/read-source.js';
import { ownWordsName, readOwnWords } from '../../words/own-words.js';
import type { OwnWord } from '../../words/own-words.js';
import { defaultFolder } from './searched-names.js';

/** The department's own list of words, and its faults. */
export interface OwnWords {
  readonly words: readonly OwnWord[];
  readonly messages: readonly Message[];
  /** Name of the list's state; empty if there is no list. */
  readonly stamp: string;
}

/**
 * Reads the department's own list (用語.yaml) in a folder: that beside the folder `assessments`. Empty if there is none.
 */
export async function ownWordsIn(folder: string, files: Files): Promise<OwnWords> {
  const listed = await files.list(folder);
  const name = listed.ok ? listed.value.find((entry) => entry.name.normalize('NFC') === ownWordsName)?.name : undefined;
  if (name === undefined) return { words: [], messages: [], stamp: '' };
  const path = joinPath(folder, ownWordsName);
  const read = await files.read(joinPath(folder, name), maxBytes);
  return { ...readOwnWords(sourceOf(path, read)), stamp: read.ok ? read.value.stamp : read.failure.reason };
}

/**
 * Returns the folder of the own list as seen from a folder with this whole path: the folder itself, or that above `assessments` if it is
 * in one.
 * @example ownWordsFolder('/srv/hyokasho') → '.'
 * @example ownWordsFolder('/srv/hyokasho/assessments/yobosesshu') → '../..'
 */
export function ownWordsFolder(path: string): string {
  const steps = path.split(/[\\/]/u);
  const at = steps.lastIndexOf(defaultFolder);
  return at <= 0
    ? '.'
    : steps
        .slice(at)
        .map(() => '..')
        .join('/');
}
