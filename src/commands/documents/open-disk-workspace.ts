import { setImmediate } from 'node:timers/promises';
import type { FormLibrary } from '../../forms/form-library.js';
import { diskPort } from '../../workspace/disk/disk-port.js';
import { openWorkspace } from '../../workspace/live/open-workspace.js';
import type { Workspace } from '../../workspace/live/workspace.js';
import { ownWordsFolder } from '../../workspace/versions/read-own-words.js';
import { graphvizApart } from './graphviz-apart.js';

/**
 * Opens the working folder of a command.
 * @param keep Most documents that are kept parsed. A run through many documents needs a version and the one before it.
 */
export function openDiskWorkspace(cwd: string, forms: FormLibrary | undefined, keep = 3): Workspace {
  return openWorkspace(diskPort(cwd), { forms, run: graphvizApart(), pause: setImmediate, wordsFolder: ownWordsFolder(cwd), keep });
}
