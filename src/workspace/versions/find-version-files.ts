import { append } from '../../core/long-lists.js';
import type { Files } from '../../core/files.js';
import { joinPath } from '../../core/text/path-steps.js';
import { isPassedBy } from './searched-names.js';

/**
 * Finds every *.yaml and *.yml in a folder and below it, by code unit of their names. Passes by what `isPassedBy` names and what can't be
 * listed, and follows no link to a folder, which may lead in a circle.
 */
export async function findVersionFiles(folder: string, files: Pick<Files, 'list'>): Promise<readonly string[]> {
  const listed = await files.list(folder);
  const found: string[] = [];
  for (const { name, kind, isLink } of listed.ok ? listed.value : []) {
    if (isPassedBy(name)) continue;
    const path = joinPath(folder, name);
    if (kind === 'folder') append(found, isLink === true ? [] : await findVersionFiles(path, files));
    else if (/\.ya?ml$/u.test(name)) found.push(path);
  }
  return found;
}
