import { failureReason } from '../../core/files.js';
import type { LinkedFiles } from '../../core/files.js';
import { figureFault } from './figure.js';
import type { Outcome } from './figure.js';

const megabyte = 1024 * 1024;
/** Megabytes of the largest picture of any kind. */
const most = 5;

/** Kinds of picture by extension, and their largest file in MB. An SVG of a form's figure has a few KB, a scan of A4 a few hundred. */
const kinds: Readonly<Record<string, { readonly kind: 'svg' | 'png'; readonly megabytes: number }>> = {
  '.svg': { kind: 'svg', megabytes: 1 },
  '.png': { kind: 'png', megabytes: most },
};

/** Bytes of the largest picture of any kind. */
export const largestPicture = most * megabyte;

/** True for a name that may lead to a picture: of a known kind, and not out of the document's folder by itself. */
export function isPictureName(name: string): boolean {
  return kindOf(name) !== undefined && !leadsOut(name);
}

function kindOf(name: string): (typeof kinds)[string] | undefined {
  return kinds[/\.[^.]*$/u.exec(name)?.[0].toLowerCase() ?? ''];
}

function leadsOut(name: string): boolean {
  return /^(?:\/|[A-Za-z]:)|\\|\0/u.test(name) || name.split('/').includes('..');
}

/** Reads the bytes of a figure's file. A fault if it is outside the document's folder: no other file of the machine gets into a PDF. */
export function readFigureFile(document: string, name: string, files: LinkedFiles): Outcome<{ readonly kind: 'svg' | 'png'; readonly bytes: Uint8Array }> {
  const kind = kindOf(name);
  if (!kind) return figureFault(`図のファイルは .svg か .png のはずですが、「${name}」とあります`, 'SVG か PNG に書き出してください');
  const inside = 'ファイルを評価書の YAML と同じフォルダー（又はその下）に置き、そこから見た名前を書いてください';
  if (leadsOut(name)) return figureFault(`図のファイル「${name}」は、評価書のフォルダーの外を指しています`, inside);
  try {
    const path = files.fileBeside(document, name);
    if (path === undefined) return figureFault(`図のファイル「${name}」は、評価書のフォルダーの外へのリンクです`, inside);
    const size = files.size(path);
    if (size === undefined) return figureFault(`図のファイル「${name}」を読めません。普通のファイルではありません`, inside);
    if (size > kind.megabytes * megabyte)
      return figureFault(
        `図のファイル「${name}」が大きすぎます。${String(kind.megabytes)} MB までですが、${String(Math.ceil((size / megabyte) * 10) / 10)} MB あります`,
        '図を簡単にするか、縮小して書き出し直してください',
      );
    return { ok: true, value: { kind: kind.kind, bytes: files.read(path) } };
  } catch (error) {
    return figureFault(`図のファイル「${name}」を読めません。${failureReason(error)}`, inside);
  }
}
