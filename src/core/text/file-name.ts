import { composeText } from './compose-text.js';

/** What `{…}` in a pattern may name: keys of the cover, and the form. */
export const fileNameParts = ['評価書番号', '評価書名', '公表日', '評価実施機関名', '様式'] as const;
type FileNamePart = (typeof fileNameParts)[number];

const hole = /\{([^{}]*)\}/gu;
/** Text of a blank item in a name. A document without 公表日 is a draft. */
const blank = { other: '未記入', 公表日: '案' };
/** Longest name in bytes of UTF-8, without its ending. File systems take 255, and a file in work has a longer name. */
const longestName = 200;

/**
 * Returns why a pattern for file names is wrong. Undefined if it is right.
 * @example patternFault('{評価書番号}_{評価書名}') → undefined
 * @example patternFault('{番号}') → '「{番号}」は使えません'
 */
export function patternFault(pattern: string): string | undefined {
  const unknown = [...pattern.matchAll(hole)].find(([, name = '']) => !isPart(name));
  if (unknown) return `「${unknown[0]}」は使えません`;
  if (/[{}]/u.test(pattern.replace(hole, ''))) return '「{」と「}」が対応していません';
  if (pattern.trim() === '') return '名前がありません';
  return undefined;
}

/**
 * Fills a pattern with the values of a document, as a name that every file system takes. A
 * blank 公表日 is 案, any other blank value 未記入.
 * @example fileName('{評価書番号}_{評価書名}_{公表日}', { 評価書番号: '10', 評価書名: '児童手当/児童扶養', 公表日: '2025-06-27' }) → '10_児童手当／児童扶養_2025-06-27'
 */
export function fileName(pattern: string, values: Partial<Readonly<Record<FileNamePart, string>>>): string {
  return safeFileName(pattern.replace(hole, (written, name: string) => (isPart(name) ? partText(name, values[name] ?? '') : written)));
}

function isPart(name: string): name is FileNamePart {
  return fileNameParts.some((part) => part === name);
}

function partText(part: FileNamePart, value: string): string {
  const text = value.trim();
  return text !== '' ? text : part === '公表日' ? blank.公表日 : blank.other;
}

/** Characters that a file name of Windows may not hold, and their full-width forms. */
const forbidden: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', ':': '：', '"': '＂', '/': '／', '\\': '＼', '|': '｜', '?': '？', '*': '＊' };

/**
 * Returns a text as a file name that Windows, macOS and Linux take: forbidden marks in their full-width form, white space as _ (a space
 * breaks addresses of pages), no controls, no dot or space at its ends, no name of a device, at most 200 bytes of UTF-8.
 * @example safeFileName('住民票:写し？\n再交付.') → '住民票：写し？_再交付'
 * @example safeFileName('con') → '_con'
 * @example safeFileName('../..') → '_'
 */
export function safeFileName(text: string): string {
  const spaced = composeText(text)
    .replace(/\s+/gu, '_')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[<>:"/\\|?*]/gu, (mark) => forbidden[mark] ?? '');
  const name = trimmed(firstBytes(trimmed(spaced), longestName));
  if (/^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/iu.test(name)) return `_${name}`;
  return /^[／＼]?$/u.test(name) ? '_' : name;
}

/** Removes dots and spaces from both ends: Windows drops them, and elsewhere a dot in front hides the file. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && '. '.includes(text.charAt(start))) start++;
  while (end > start && '. '.includes(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** Returns the characters that fit into some bytes of UTF-8. */
function firstBytes(text: string, limit: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > limit) break;
    kept += character;
  }
  return kept;
}

/**
 * Returns what two names share if some file system takes them for one: case, and half-width forms that look the same.
 * @example fileNameKey('A.pdf') === fileNameKey('a.PDF') → true
 */
export function fileNameKey(name: string): string {
  return composeText(name).toLowerCase();
}
