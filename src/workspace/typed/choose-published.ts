import { statSync } from 'node:fs';
import { posix, resolve } from 'node:path';
import { clip } from '../../core/clip.js';
import type { Message } from '../../core/message.js';
import { copiedVersion } from '../versions/copied-version.js';
import { kindAt } from '../disk/kind-at.js';
import { pathOnDisk } from '../disk/path-on-disk.js';
import { displayName } from './find-documents.js';
import { defaultFolder } from '../versions/searched-names.js';
import { assessmentFolder, findVersions, namesIn, severalFolders } from './assessment-folders.js';
import { versionName, versionTwice } from '../versions/version-names.js';

/** The version from which a draft begins, and the newest one of its folder, whose text tells if it is published. */
export interface ChosenPublished {
  readonly folder: string;
  readonly from: string;
  readonly newest: string;
}

const draft = 'draft';
const nameOfVersions = '版のファイルの名前は、公表日（2025-03-10.yaml）です';

/**
 * Finds the version from which the next draft of an assessment begins: the newest, or `wanted` (2025-03-10, with or without its ending).
 * An error where a draft stands, under its own name or a misspelt one, and where a version has two files. Reads no version.
 */
export function choosePublished(given: string, wanted: string | undefined, cwd: string): ChosenPublished | Message {
  const several = severalFolders(given, cwd);
  if (several) return several;
  const typed = pathOnDisk(given, cwd).path;
  const isFile = kindAt(resolve(cwd, typed)) === 'file';
  const found = isFile ? posix.dirname(displayName(typed, cwd)) : assessmentFolder(given, cwd);
  if (found === undefined)
    return refuse(
      noFolder(given, cwd),
      '公表した版がありません',
      `評価書のフォルダーか、${defaultFolder} にある評価書の名前を指定してください。${nameOfVersions}`,
    );
  const folder = displayName(found, cwd);
  const standing = standingDraft(folder, cwd);
  if (standing) return standing;
  const versions = findVersions(folder, cwd);
  const newest = versions.at(-1);
  if (newest === undefined) return refuse(folder, '公表した版がありません', `新しい評価書は「hyokasho new」で始めます。${nameOfVersions}`);
  const asked = wanted ?? (isFile ? posix.basename(typed) : newest);
  const from = versions.find((version) => [versionName(version), posix.basename(version), version].includes(asked));
  if (from === undefined)
    return refuse(folder, `この評価書に「${clip(asked)}」という版はありません`, `版は ${[...new Set(versions.map(versionName))].join('、')} です`);
  for (const version of [newest, from]) {
    const twice = versionTwice(version, versions);
    if (twice !== undefined) return refuse(folder, `${twice}。どちらが公表したものか決まりません`, '一方を消してください');
  }
  return { folder, from, newest };
}

/** Error for a file, folder or link that is the draft of a folder, or has nearly its name. Undefined if there is none. */
function standingDraft(folder: string, cwd: string): Message | undefined {
  const names = [...namesIn(resolve(cwd, folder))].sort();
  const at = (name: string): string => (folder === '.' ? name : posix.join(folder, name));
  const exact = names.find((name) => versionName(name) === draft && name !== draft);
  if (exact !== undefined && !isRegularFile(resolve(cwd, folder, exact))) {
    return refuse(
      at(exact),
      `「${exact}」は案の名前ですが、ファイルではありません（フォルダー、切れたリンクなど）`,
      '名前を変えるか、要らなければ消してから、もう一度実行してください',
    );
  }
  if (exact !== undefined) {
    return refuse(
      at(exact),
      '案がすでにあります。上書きはしません',
      'この案に書き足してください。公表したのなら、名前を公表日（2025-03-10.yaml）に改めてから、もう一度実行してください',
    );
  }
  const like = names.find((name) => copiedVersion(name)?.version === `${draft}.yaml`);
  return like === undefined
    ? undefined
    : refuse(
        at(like),
        `「${like}」は、案（draft.yaml）の写しか、名前の書き誤りのようです`,
        '続きを書く案なら名前を draft.yaml に改め、要らなければ消すか、ほかのフォルダーへ移してください',
      );
}

/** True for a regular file, links followed. */
function isRegularFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function noFolder(given: string, cwd: string): string {
  const inside = posix.join(defaultFolder, given);
  return kindAt(resolve(cwd, given)) === undefined && kindAt(resolve(cwd, inside)) === 'folder' ? displayName(inside, cwd) : displayName(given, cwd);
}

function refuse(file: string, text: string, mend: string): Message {
  return { ruleId: 'draft-versions', severity: 'error', text, mend, place: { file, line: 1, column: 1 } };
}
