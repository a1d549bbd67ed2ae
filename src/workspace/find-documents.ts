import { append } from '../core/long-lists.js';
import { existsSync, readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { compareText } from '../core/message.js';
import type { Message } from '../core/message.js';
import { failureReason } from '../core/files.js';
import { kindAt } from './disk/kind-at.js';

/** Folder of the documents if no path is given. */
export const defaultFolder = 'assessments';

/** The documents of some paths, named relative to `cwd` with forward slashes, and the faults of the paths. */
export interface FoundDocuments {
  readonly files: readonly string[];
  readonly messages: readonly Message[];
}

/** Lists a folder. Throws the system's error (`code`). */
export type ListFolder = (folder: string) => readonly Dirent[];
const listOnDisk: ListFolder = (folder) => readdirSync(folder, { withFileTypes: true });

/**
 * Finds the documents of some paths: a file with any ending, and every *.yaml and *.yml in a folder. Sorts each folder by code unit. Skips hidden
 * names and node_modules, and does not follow links to folders. Returns a document named twice once.
 */
export function findDocuments(paths: readonly string[], cwd: string, list: ListFolder = listOnDisk): FoundDocuments {
  const files = new Set<string>();
  const messages: Message[] = [];
  for (const path of paths.length === 0 ? [defaultFolder] : paths) {
    const name = displayName(path, cwd);
    try {
      if (statSync(resolve(cwd, path)).isDirectory()) {
        const before = messages.length;
        const found = documentsIn(name, cwd, list, messages);
        if (found.length === 0 && messages.length === before)
          messages.push(problem(name, 'no-documents', 'このフォルダーに評価書の YAML（*.yaml、*.yml）がありません', 'フォルダーの名前を確かめてください'));
        for (const file of found) files.add(file);
      } else files.add(name);
    } catch (error) {
      messages.push(
        paths.length === 0 ? noDefault(name) : problem(name, 'file-unreadable', `指定されたパスを読めません。${failureReason(error)}`, whereElse(path, cwd)),
      );
    }
  }
  return { files: [...files], messages };
}

/** Phrases the mend for a missing path. Suggests the assessment's path for its name alone, which `diff` and `amend` accept. */
function whereElse(path: string, cwd: string): string {
  const inside = join(defaultFolder, path);
  if (!existsSync(resolve(cwd, inside))) return '名前と場所を確かめてください';
  return `もしかして「${displayName(inside, cwd)}」ではありませんか`;
}

/** Returns a path as messages show it: relative to `cwd`, with forward slashes. */
export function displayName(path: string, cwd: string): string {
  const name = relative(cwd, resolve(cwd, path));
  return (name === '' ? '.' : name).split(sep).join('/');
}

function documentsIn(folder: string, cwd: string, list: ListFolder, messages: Message[]): string[] {
  const found: string[] = [];
  try {
    const entries = [...list(resolve(cwd, folder))].sort((a, b) => compareText(a.name, b.name));
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const name = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) append(found, documentsIn(name, cwd, list, messages));
      else if (/\.ya?ml$/u.test(entry.name) && (entry.isFile() || isLinkToFile(join(cwd, name)))) found.push(name);
    }
  } catch (error) {
    messages.push(problem(folder, 'file-unreadable', `フォルダーを読めません。${failureReason(error)}`, 'フォルダーの権限を確かめてください'));
  }
  return found;
}

function isLinkToFile(path: string): boolean {
  // A broken link counts as a document: reading it reports the fault.
  return kindAt(path) !== 'folder';
}

function noDefault(name: string): Message {
  return problem(
    name,
    'no-documents',
    `評価書のフォルダー「${name}」がありません`,
    `「hyokasho check ファイル名」のように、評価書のファイルかフォルダーを指定してください`,
  );
}

function problem(file: string, ruleId: string, text: string, mend: string): Message {
  return { ruleId, severity: 'error', text, mend, place: { file, line: 1, column: 1 } };
}
