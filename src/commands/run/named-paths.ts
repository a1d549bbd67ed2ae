import { readdirSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { CommanderError } from 'commander';
import type { Command } from 'commander';
import { clip } from '../../core/clip.js';
import { compareText } from '../../core/message.js';
import { mostSimilar } from '../../core/similar.js';
import { showControls } from '../../core/visible.js';
import { displayName, documentPath, firstAssessment } from '../../workspace/typed/find-documents.js';
import { defaultFolder } from '../../workspace/versions/searched-names.js';
import { isMissing } from '../../workspace/disk/kind-at.js';
import { missingAssessment } from '../../workspace/typed/choose-versions.js';

/** Code of the error for an argument that names nothing. */
export const missingPathCode = 'hyokasho.missingPath';

/** Throws the usage error for the first argument or option that should name a file or folder and names nothing. */
export function refuseMissingPaths(command: Command, cwd: string): void {
  for (const path of namedPaths(command)) {
    if (path === '') throw usageError('ファイルやフォルダーの名前が空です', '名前を書いてください');
    if (!isMissing(resolve(cwd, documentPath(path, cwd)))) continue;
    if (['amend', 'draft', 'history'].includes(command.name())) throw usageError(...missingAssessment(path, cwd));
    throw usageError(`「${clip(path)}」というファイルもフォルダーもありません`, mendOf(path, cwd));
  }
  const words = wordsBeforePaths[command.name()];
  if (words !== undefined && command.args.length <= words.length && isMissing(resolve(cwd, defaultFolder)))
    throw usageError(
      `評価書のフォルダー「${defaultFolder}」がありません`,
      `${words.length === 0 ? `${firstAssessment}。ほかの所にあるなら` : ''}「hyokasho ${[command.name(), ...words].join(' ')} ファイル名」のように、評価書のファイルかフォルダーを指定してください`,
    );
}

/** Commands that look into the folder of all assessments if no path is given, with their arguments before the paths. */
const wordsBeforePaths: Readonly<Record<string, readonly string[]>> = { check: [], render: [], status: [], replace: ['旧', '新'] };

/** Returns the arguments and options that name a path. Those of `diff` may name a version or a git commit too, so `diff` reads them. */
function namedPaths(command: Command): readonly string[] {
  switch (command.name()) {
    case 'check':
    case 'render': {
      const browser: unknown = command.getOptionValue('browser');
      return typeof browser === 'string' ? [...command.args, browser] : command.args;
    }
    case 'status':
      return command.args;
    case 'replace':
      return command.args.slice(2);
    case 'amend':
    case 'draft':
    case 'history':
    case 'migrate':
    case 'threshold':
      return command.args.slice(0, 1);
    case 'explain': {
      const file: unknown = command.getOptionValue('file');
      return typeof file === 'string' ? [file] : [];
    }
    default:
      return [];
  }
}

/** Phrases the mend for a missing path: the most similar name beside it, or in the folder of all assessments. */
function mendOf(path: string, cwd: string): string {
  const places = [dirname(path), ...(basename(path) === path ? [defaultFolder] : [])];
  for (const place of places) {
    const near = mostSimilar(basename(path), namesAt(resolve(cwd, place)));
    if (near !== undefined) return `もしかして「${displayName(join(place, near), cwd)}」ではありませんか`;
  }
  return '名前と場所を確かめてください';
}

function namesAt(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort(compareText);
  } catch {
    return [];
  }
}

function usageError(text: string, mend: string): CommanderError {
  return new CommanderError(2, missingPathCode, formatUsageError(text, mend));
}

/** Formats a usage error for people. It has no place, because it is in no file. */
export function formatUsageError(text: string, mend: string): string {
  return `エラー: ${showControls(text)}\n直し方: ${showControls(mend)}\n`;
}
