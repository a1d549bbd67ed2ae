import { readdirSync } from 'node:fs';
import { isAbsolute, join, parse, resolve, sep } from 'node:path';
import { isSameText } from '../../core/text/compose-text.js';

/** A path that a person typed, as the disk spells it. */
export interface PathOnDisk {
  readonly path: string;
  /** Several names in one folder that are the same text as a step of the path. Empty if the path means one thing. */
  readonly twins: readonly string[];
}

/** Only such names have a second spelling. */
const beyondAscii = /[^\0-\x7f]/u;

/**
 * Finds what a path means where a name on the disk is composed otherwise: a file from a Mac may be called と + ゛, which no keyboard types.
 * A step that the disk does not have stays as it was typed. Absolute and relative paths stay so.
 */
export function pathOnDisk(given: string, cwd: string): PathOnDisk {
  if (!beyondAscii.test(given)) return { path: given, twins: [] };
  const root = isAbsolute(given) ? parse(given).root : '';
  const steps = given.slice(root.length).split(sep === '\\' ? /[/\\]/u : '/');
  let path = root;
  for (const [at, step] of steps.entries()) {
    const same = beyondAscii.test(step) ? namesLike(resolve(cwd, path), step) : [];
    if (same.length > 1) return { path: given, twins: same.map((name) => below(path, name)) };
    path = at === 0 && root === '' ? (same[0] ?? step) : below(path, same[0] ?? step);
  }
  return { path, twins: [] };
}

/** Returns the names in a folder that are the same text as a name. Empty if the folder may not be read. */
export function namesLike(folder: string, name: string): readonly string[] {
  try {
    return readdirSync(folder).filter((each) => isSameText(each, name));
  } catch {
    return [];
  }
}

function below(path: string, name: string): string {
  return path === '' ? name : join(path, name);
}
