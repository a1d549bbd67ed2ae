import { posix } from 'node:path';
import type { Message } from '../core/message.js';
import type { SourceFiles } from '../core/files.js';
import { readSource } from '../load/read/read-source.js';
import { ownWordsName, readOwnWords } from '../words/own-words.js';
import type { OwnWord } from '../words/own-words.js';
import { defaultFolder } from './find-documents.js';
import { namesIn } from './versions.js';

/** The department's own list of words, and its faults. */
export interface OwnWords {
  readonly words: readonly OwnWord[];
  readonly messages: readonly Message[];
}

/**
 * Reads the department's own list (用語.yaml) beside the folder `assessments`: in the working folder, or above it if the working folder is
 * in `assessments`. Empty if there is none.
 */
export function ownWordsBeside(cwd: string, files: SourceFiles): OwnWords {
  const up = upFrom(cwd);
  const folder = posix.join(...['.', ...up]);
  if (!namesIn([cwd, ...up].join('/')).some((name) => name.normalize('NFC') === ownWordsName)) return { words: [], messages: [] };
  return readOwnWords(readSource(posix.join(folder, ownWordsName), files));
}

/** Returns a 「..」 for each folder from the working folder up to the one that holds `assessments`. Empty if it is in none. */
function upFrom(cwd: string): readonly string[] {
  const steps = cwd.split(/[\\/]/u);
  const at = steps.lastIndexOf(defaultFolder);
  return at <= 0 ? [] : steps.slice(at).map(() => '..');
}
