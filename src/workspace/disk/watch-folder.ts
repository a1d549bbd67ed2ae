import { readdirSync, statSync, watch } from 'node:fs';
import type { Dirent, FSWatcher } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { isPassedBy } from '../versions/searched-names.js';
import { isKernelPath } from './regular-file.js';

/** Time in ms in which several events become one: an editor that saves renames and writes in turn. */
const together = 40;
/** Time in ms between two looks at the folder itself, because a shared drive tells of no change. */
const lookEvery = 2_000;
/** Most files that are looked at. More than a prefecture has, and a limit where somebody watches a whole disk. */
const mostFiles = 20_000;

/**
 * Calls back with the paths below a folder that were changed, relative to it with `/`, until the returned function is called. Listens to
 * the system, and looks at times and sizes now and then.
 * @param first Folders that are looked at first, inside or outside the folder, relative to it: the limit of files never passes them by.
 */
export function watchFolder(folder: string, changed: (paths: readonly string[]) => void, first: readonly string[] = []): () => void {
  const roots = [...first.map((path) => resolve(folder, path)), folder];
  const waiting = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let seen = statesBelow(roots, folder);
  const look = (): void => {
    const now = statesBelow(roots, folder);
    for (const [path, state] of now) if (seen.get(path) !== state) waiting.add(path);
    for (const path of seen.keys()) if (!now.has(path)) waiting.add(path);
    seen = now;
    const paths = [...waiting].sort();
    waiting.clear();
    if (paths.length > 0) changed(paths);
  };
  const soon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(look, together);
  };
  const outermost = roots.filter((root, index) => !roots.some((other, at) => (other === root ? at < index : isWithin(root, other))));
  const watchers = outermost.flatMap((root) => listen(root, soon) ?? []);
  const clock = setInterval(look, lookEvery);
  return () => {
    clearTimeout(timer);
    clearInterval(clock);
    for (const watcher of watchers) watcher.close();
  };
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
}

/** Listens to the system. Undefined where it can't: then looking at the folder is enough, only later. */
function listen(folder: string, soon: () => void): FSWatcher | undefined {
  try {
    const watcher = watch(folder, { recursive: true }, soon);
    watcher.on('error', () => {
      watcher.close();
    });
    return watcher;
  } catch {
    return undefined;
  }
}

/** Returns size and time of the files below some folders, by path from `folder`. */
function statesBelow(roots: readonly string[], folder: string): ReadonlyMap<string, string> {
  const states = new Map<string, string>();
  const looked = new Set<string>();
  for (const root of roots) {
    const folders = [root];
    for (let at = folders.pop(); at !== undefined && states.size < mostFiles; at = folders.pop()) {
      if (looked.has(at)) continue;
      looked.add(at);
      for (const entry of entriesIn(at)) {
        // 用語.yaml is no document, but documents are judged by it.
        if (isPassedBy(entry.name) && !/\.ya?ml$/u.test(entry.name)) continue;
        const path = join(at, entry.name);
        if (entry.isDirectory()) folders.push(path);
        else states.set(relative(folder, path).split(sep).join('/'), stateOf(path));
      }
    }
  }
  return states;
}

function entriesIn(folder: string): readonly Dirent[] {
  try {
    return isKernelPath(folder) ? [] : readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function stateOf(path: string): string {
  try {
    const { size, mtimeMs, ino } = statSync(path);
    return [size, mtimeMs, ino].join(' ');
  } catch {
    return '';
  }
}
