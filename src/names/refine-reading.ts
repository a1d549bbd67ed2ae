import { nameNumbering } from '../model/item-name.js';
import { foldedLikeness, foldedText } from './label-index.js';
import type { FoldedText, LabelIndex } from './label-index.js';
import type { NameAtom, NameReading } from './name-atoms.js';
import { foldNumerals } from './name-numerals.js';

/** Least likeness of a label and the name of a 特定個人情報ファイル that it names. */
const leastFileName = 0.8;
/** Likeness to a label from which a text is not split. */
const surelyLabel = 0.85;
/** Likeness from which a text counts as a label to the letter. A text is split where only all of its pieces reach it. */
const exactly = 0.95;

/** Words behind a name that say what the row does, not what it is about: 委託事項3追記. */
const act = /(?:[をのに]|に係る|に関する|について)?(?:新規|追記|追加|新設|削除|廃止|変更|修正|訂正|加筆|更新|見直し|差替え?|差し替え)+(?:分|箇所|等|に伴う)?$/u;

/** Labels and 特定個人情報ファイル of the version that a name is read against. */
export interface KnownNames {
  readonly index: LabelIndex;
  readonly files: FileNames;
  /** True for a blank form, in which entries and 特定個人情報ファイル have no names: any name behind their numbers is theirs. */
  readonly blank: boolean;
}

/**
 * Fits the atoms of a reading to the labels of the version: splits labels that hold several, joins those that a space split, drops words
 * that name no item, and takes out the name of a 特定個人情報ファイル.
 */
export function refineReading(reading: NameReading, names: KnownNames): NameReading {
  const { atoms, ...rest } = refine(withoutActs(reading, names.index), names.index);
  return withFile({ ...rest, atoms: names.blank ? withoutOwnNames(atoms, names.index) : atoms }, names.files, names.index);
}

function withoutActs({ atoms, ...rest }: NameReading, index: LabelIndex): NameReading {
  const kept = atoms.flatMap((atom, at): readonly NameAtom[] => {
    if (atom.kind !== 'label' || index.best(atom.text) >= exactly) return [atom];
    const text = atom.text.replace(/[(（【]?([^()（）【】]+)[)）】]?$/u, '$1').replace(act, '');
    if (text === atom.text || (text !== '' && index.best(text) <= index.best(atom.text))) return [atom];
    if (text !== '') return [{ ...atom, text }];
    return at === 0 ? [atom] : [];
  });
  return { ...rest, atoms: kept };
}

/**
 * Drops the name behind the number of an entry at the end of a line (委託事項1　⑥次期システム), which may hold anything. It stays if it is the
 * label of an item, as ⑥委託先名 is.
 */
export function withoutEntryNames(cell: string, entryWords: readonly string[], index: LabelIndex): string {
  return cell
    .split('\n')
    .map((line) => {
      const [, before = '', name = ''] = /^(.*[^　])　([^　]+)$/u.exec(line) ?? [];
      const isOfEntry = entryWords.some((word) => /^\s*[0-9０-９]{1,2}$/u.test(before.slice(before.lastIndexOf(word) + word.length)) && before.includes(word));
      return isOfEntry && nameNumbering(name) < name.length && index.best(name.slice(nameNumbering(name))) < surelyLabel ? before : line;
    })
    .join('\n');
}

/**
 * Drops the name of a 特定個人情報ファイル behind its number, which says as much: Ⅱ（２）本人確認情報ファイル３②. Returns the cell as written
 * if it holds none.
 * @param fileNames Names of each 特定個人情報ファイル, by position.
 * @example withoutFileNames('Ⅱ（２）本人確認情報ファイル３②', [['住民ファイル'], ['（２）本人確認情報ファイル']]) → 'Ⅱ(2)\n3②'
 * @example withoutFileNames('Ⅱ（１）本人確認情報ファイル３②', [['住民ファイル'], ['本人確認情報ファイル']]) → 'Ⅱ（１）本人確認情報ファイル３②'
 */
export function withoutFileNames(cell: string, fileNames: readonly (readonly string[])[]): string {
  const text = foldNumerals(cell.replace(/\u3000/gu, '\n'));
  for (const [position, written] of fileNames.entries())
    for (const full of written) {
      const name = foldNumerals(full.slice(nameNumbering(full)).replace(/\u3000/gu, '\n')).trim();
      const named = name === '' ? undefined : nameBehindNumber(text, position + 1, name);
      if (named) return `${text.slice(0, named.start)}\n${text.slice(named.end)}`.trim();
    }
  return cell;
}

/** Finds the name of a 特定個人情報ファイル, in brackets or not, right behind its number in brackets. Compares texts, because a name may be too long for a pattern. */
function nameBehindNumber(text: string, number: number, name: string): { readonly start: number; readonly end: number } | undefined {
  for (const { 0: all, 1: numbered = '', index } of text.matchAll(new RegExp(`(\\(\\s*${String(number)}\\s*\\))\\s*[「【]?`, 'gu'))) {
    // The bracket may be a part of the name.
    const from = [all, all.replace(/[「【]$/u, '')].map(({ length }) => index + length).find((at) => text.startsWith(name, at));
    const end = (from ?? 0) + name.length;
    if (from !== undefined) return { start: index + numbered.length, end: /[」】]/u.test(text.charAt(end)) ? end + 1 : end };
  }
  return undefined;
}

/** Drops names of entries (委託事項1　システム保守) and of 特定個人情報ファイル (「予防接種ファイル」). */
function withoutOwnNames(atoms: readonly NameAtom[], index: LabelIndex): readonly NameAtom[] {
  return atoms.filter((atom, at) => atom.kind !== 'label' || index.best(atom.text) >= surelyLabel || (!atom.quoted && atoms[at - 1]?.kind !== 'entry'));
}

/** Splits labels that hold several (委託リスクへの対策は十分か), and joins those that a space split. */
function refine({ atoms, ...rest }: NameReading, index: LabelIndex): NameReading {
  const refined = atoms.flatMap((atom): readonly NameAtom[] => (atom.kind === 'label' ? split(atom.text, index).map((text) => ({ ...atom, text })) : [atom]));
  const joined: NameAtom[] = [];
  for (const atom of refined) {
    const last = joined.at(-1);
    const both = atom.kind === 'label' && last?.kind === 'label' ? last.text + atom.text : undefined;
    if (
      both !== undefined &&
      last &&
      atom.kind === 'label' &&
      last.kind === 'label' &&
      index.best(both) > Math.max(index.best(last.text), index.best(atom.text))
    )
      joined.splice(-1, 1, { ...last, text: both });
    else joined.push(atom);
  }
  return { ...rest, atoms: joined };
}

function split(text: string, index: LabelIndex): readonly string[] {
  const pieces = text.split(/[\s／/、]+/u).filter((piece) => piece !== '');
  if (pieces.length > 1 && index.best(text) < exactly && pieces.every((piece) => index.best(piece) >= exactly)) return pieces;
  if (index.best(text) >= surelyLabel) return [text];
  if (pieces.length > 1 && pieces.some((piece) => index.best(piece) > index.best(text))) return pieces.flatMap((piece) => split(piece, index));
  const end = index.prefix(text);
  const tail = text.slice(end);
  return end > 0 && index.best(tail) >= surelyLabel ? [text.slice(0, end), tail] : [text];
}

/** Takes the name of a 特定個人情報ファイル out of the atoms (「１．臨時予防接種の予防接種情報ファイル」). Its number goes too: it is as often wrong as right. */
function withFile(reading: NameReading, files: FileNames, index: LabelIndex): NameReading {
  for (const [at, atom] of reading.atoms.entries()) {
    const file = atom.kind === 'label' ? fileNamed(atom.text, files, index) : undefined;
    if (file === undefined) continue;
    const numbered = reading.atoms[at - 1]?.kind === 'number' ? 1 : 0;
    // Two files may have the same name; Ⅱ（２） is the surer sign.
    return { file, ...reading, atoms: [...reading.atoms.slice(0, at - numbered), ...reading.atoms.slice(at + 1)] };
  }
  return reading;
}

/** Names of each 特定個人情報ファイル, folded, by position. */
export type FileNames = readonly (readonly FoldedText[])[];

/** Folds the name of a 特定個人情報ファイル without its number, with and without its parenthesis. */
export function foldedFileNames(full: string): readonly FoldedText[] {
  return [full, full.replace(/[（(][^（()）]*[)）]/gu, '')].map((name) => foldedText(name.slice(nameNumbering(name))));
}

function fileNamed(text: string, files: FileNames, index: LabelIndex): number | undefined {
  if (files.length === 0) return undefined;
  const folded = foldedText(text);
  let file: number | undefined;
  let most = Math.max(leastFileName, index.best(text));
  for (const [position, names] of files.entries())
    for (const name of names) {
      const alike = foldedLikeness(folded, name);
      // A name that is as like a label, that of a system for one, still counts as the file's. Of several files the first has it.
      if (alike < most || (alike === most && file !== undefined)) continue;
      most = alike;
      file = position;
    }
  return file;
}
