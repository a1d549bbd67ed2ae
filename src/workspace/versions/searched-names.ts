import { ownWordsName } from '../../words/own-words.js';

/** Folder of the documents if no path is given. */
export const defaultFolder = 'assessments';

/** True for the file that Word and Excel keep beside a file while it is open there. */
export function isLockFile(name: string): boolean {
  return name.startsWith('~$');
}

/**
 * True for a name that a search for documents passes by: hidden, of installed packages, of an open file, or the department's own list of
 * words.
 */
export function isPassedBy(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || isLockFile(name) || name.normalize('NFC') === ownWordsName;
}
