import { append } from '../../core/long-lists.js';
import { readdirSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { compareText } from '../../core/message.js';
import type { Message } from '../../core/message.js';
import { failureReason } from '../../core/files.js';
import { lookAlikeNote } from '../../core/text/radicals.js';
import { defaultFolder, isPassedBy } from '../versions/searched-names.js';
import { isKernelPath } from '../disk/regular-file.js';
import { kindAt } from '../disk/kind-at.js';
import { pathOnDisk } from '../disk/path-on-disk.js';
import type { PathOnDisk } from '../disk/path-on-disk.js';

/** The documents of some paths, named relative to `cwd` with forward slashes, and the faults of the paths. */
export interface FoundDocuments {
  readonly files: readonly string[];
  /** Folders that were searched, and folders of the named files. */
  readonly folders: readonly string[];
  readonly messages: readonly Message[];
}

/** Lists a folder. Throws the system's error (`code`). */
export type ListFolder = (folder: string) => readonly Dirent[];
const listOnDisk: ListFolder = (folder) => readdirSync(folder, { withFileTypes: true });

/**
 * Finds the documents of some paths: a file with any ending, and every *.yaml and *.yml in a folder. Sorts each folder by code unit. Skips hidden
 * names, node_modules and the department's list of words, and does not follow links to folders. Returns a document named twice once.
 */
export function findDocuments(paths: readonly string[], cwd: string, list: ListFolder = listOnDisk): FoundDocuments {
  const files = new Set<string>();
  const folders = new Set<string>();
  const messages: Message[] = [];
  for (const given of paths.length === 0 ? [defaultFolder] : paths) {
    const { path, twins } = meantPath(given, cwd);
    if (twins.length > 0) {
      messages.push(alikeNames(twins, cwd));
      continue;
    }
    const name = displayName(path, cwd);
    try {
      if (statSync(resolve(cwd, name)).isDirectory()) {
        const before = messages.length;
        const found = documentsIn(name, cwd, list, { messages, folders });
        if (found.length === 0 && messages.length === before)
          messages.push(
            problem(
              name,
              'no-documents',
              'このフォルダーに評価書の YAML（*.yaml、*.yml）がありません',
              paths.length === 0 ? firstAssessment : 'フォルダーの名前を確かめてください',
            ),
          );
        for (const file of found) files.add(file);
      } else {
        files.add(name);
        folders.add(posix.dirname(name));
      }
    } catch (error) {
      messages.push(
        paths.length === 0
          ? noDefault(name)
          : problem(name, 'file-unreadable', `指定されたパスを読めません。${failureReason(error)}`, '名前と場所を確かめてください'),
      );
    }
  }
  return { files: [...files], folders: [...folders], messages };
}

/** Returns the path that is meant, as the disk spells it: that of an assessment, for its name alone, unless there is such a path. */
export function documentPath(given: string, cwd: string): string {
  return meantPath(given, cwd).path;
}

function meantPath(given: string, cwd: string): PathOnDisk {
  const typed = pathOnDisk(given, cwd);
  if (typed.twins.length > 0 || kindAt(resolve(cwd, typed.path)) !== undefined) return typed;
  const inside = pathOnDisk(join(defaultFolder, given), cwd);
  return inside.twins.length > 0 || kindAt(resolve(cwd, inside.path)) === 'folder' ? inside : typed;
}

/** Returns a path as messages show it: relative to `cwd`, with forward slashes. */
export function displayName(path: string, cwd: string): string {
  const name = relative(cwd, resolve(cwd, path));
  return (name === '' ? '.' : name).split(sep).join('/');
}

/** Returns the name of a path that a person typed, as the disk spells it. */
export function typedName(path: string, cwd: string): string {
  return displayName(pathOnDisk(path, cwd).path, cwd);
}

/** Error for several names in one folder that are the same text to a reader. Which is meant cannot be told. */
export function alikeNames(twins: readonly string[], cwd: string): Message {
  const [first = '', second = ''] = twins.map((path) => displayName(path, cwd));
  return {
    ...problem(
      first,
      'alike-names',
      `「${first}」という名前のものが${String(twins.length)}つあります。見た目は同じですが、文字の組み立て方が違います（${lookAlikeNote(first, second)}）`,
      '中身を見比べて、一方の名前を変えるか、中身を一方に移して他方を消してください',
    ),
    related: { file: second, line: 1, column: 1 },
  };
}

function documentsIn(folder: string, cwd: string, list: ListFolder, notes: { readonly messages: Message[]; readonly folders: Set<string> }): string[] {
  const found: string[] = [];
  notes.folders.add(folder);
  // /proc and its like have thousands of folders and no document.
  if (isKernelPath(resolve(cwd, folder))) return found;
  try {
    const entries = [...list(resolve(cwd, folder))].sort((a, b) => compareText(a.name, b.name));
    const byText = new Map<string, string>();
    for (const entry of entries) {
      if (isPassedBy(entry.name)) continue;
      const same = byText.get(entry.name.normalize('NFC'));
      if (same === undefined) byText.set(entry.name.normalize('NFC'), entry.name);
      else notes.messages.push(alikeNames([join(folder, same), join(folder, entry.name)], cwd));
      const name = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) append(found, documentsIn(name, cwd, list, notes));
      else if (/\.ya?ml$/u.test(entry.name) && (entry.isFile() || isLinkToFile(join(cwd, name)))) found.push(name);
    }
  } catch (error) {
    notes.messages.push(problem(folder, 'file-unreadable', `フォルダーを読めません。${failureReason(error)}`, 'フォルダーの権限を確かめてください'));
  }
  return found;
}

function isLinkToFile(path: string): boolean {
  // A broken link counts as a document: reading it reports the fault.
  return kindAt(path) !== 'folder';
}

/** The way out of a folder without assessments. */
export const firstAssessment = '初めての評価書は「hyokasho new 様式３ 予防接種」のように作ります';

function noDefault(name: string): Message {
  return problem(
    name,
    'no-documents',
    `評価書のフォルダー「${name}」がありません`,
    `${firstAssessment}。ほかの所にあるなら「hyokasho check ファイル名」のように、評価書のファイルかフォルダーを指定してください`,
  );
}

function problem(file: string, ruleId: string, text: string, mend: string): Message {
  return { ruleId, severity: 'error', text, mend, place: { file, line: 1, column: 1 } };
}
