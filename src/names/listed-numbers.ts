import { escapePattern } from '../core/text/escape-pattern.js';
import { foldNumerals, numeralValue } from './name-numerals.js';

/** One name of a cell that lists numbers: 委託事項１～３ ① is three. */
export interface ListedName {
  readonly cell: string;
  /** Position of the 特定個人情報ファイル that the list names, from 0. Undefined if it lists none. */
  readonly file?: number;
}

/** Highest number in a list of entries, and most names that a cell is spread into. A form has 20 of each. */
const highest = 20;
const mostNames = 60;

/** Words between two numbers of a list: all between them, or these two. */
const upTo = '(?:[~〜～]|から)';
const and = '(?:[、,，・&]|及び|並びに|又は|または|および|と)';
const joint = `\\s*(?:${upTo}|${and})\\s*`;
const number = '\\d{1,2}(?![\\d.．年月日件回人])';
const inBrackets = '[(]\\s*\\d{1,2}\\s*[)]';
/** （１）～（３）, （１）（２）, （１～３）, with the brackets around all of it. */
const fileList = new RegExp(
  `[(]?(?:(${inBrackets}(?:(?:${joint}|\\s*)${inBrackets})+)|[(]\\s*((?:${number})(?:${joint}${number})+)\\s*[)])(?:まで)?(?:の?(?:特定個人情報)?ファイル(?=共通|[\\s)]|$))?(?:共通)?[)]?`,
  'u',
);
/** 全ファイル共通, （各特定個人情報ファイル）. */
const allFiles = /[(「【]?(?:全て?の?|すべての|各|\d{1,2}つ?の?)(?:特定個人情報)?ファイル(?:に?共通(?!す))?(?=[\s)」】]|$)[)」】]?/u;

/**
 * Spreads a cell that lists entries, リスク or 特定個人情報ファイル by number into one name for each. What stands behind the list belongs to each of them.
 * Returns the cell alone if it lists none.
 * @param entryWords Words of the form for entries (委託事項).
 * @param files Number of 特定個人情報ファイル. A higher number is none of a file.
 * @example listedNames('Ⅱ４委託事項１～３①', ['委託事項'], 1) → [{ cell: 'Ⅱ4委託事項1①' }, { cell: 'Ⅱ4委託事項2①' }, { cell: 'Ⅱ4委託事項3①' }]
 * @example listedNames('Ⅲ３リスク２及び３', [], 1) → [{ cell: 'Ⅲ3リスク2' }, { cell: 'Ⅲ3リスク3' }]
 * @example listedNames('Ⅱ４委託事項1、委託事項3', ['委託事項'], 1) → [{ cell: 'Ⅱ4委託事項1' }, { cell: 'Ⅱ4委託事項3' }]
 * @example listedNames('Ⅲ（１）～（２）７．⑥', ['委託事項'], 2) → [{ cell: 'Ⅲ 7.⑥', file: 0 }, { cell: 'Ⅲ 7.⑥', file: 1 }]
 * @example listedNames('Ⅲ７⑥（全ファイル共通）', ['委託事項'], 2) → [{ cell: 'Ⅲ7⑥', file: 0 }, { cell: 'Ⅲ7⑥', file: 1 }]
 * @example listedNames('Ⅱ４委託事項1、2．基本情報', ['委託事項'], 2) → [{ cell: 'Ⅱ４委託事項1、2．基本情報' }]
 * @example listedNames('Ⅱ２（１）（２）', ['委託事項'], 1) → [{ cell: 'Ⅱ２（１）（２）' }]
 */
export function listedNames(cell: string, entryWords: readonly string[], files: number): readonly ListedName[] {
  const text = foldNumerals(cell.replace(/\u3000/gu, '\n'));
  const ofFiles = byFile(text, files);
  const spread = ofFiles.flatMap((name) => byEntry(name.cell, entryWords).map((each) => ({ ...name, cell: each })));
  return spread.length < 2 || spread.length > mostNames ? [{ cell }] : spread.map((name) => ({ ...name, cell: name.cell.trim() }));
}

function byFile(text: string, files: number): readonly ListedName[] {
  const list = fileList.exec(text);
  const numbers = list ? numbersIn(list[1] ?? list[2] ?? '', files) : [];
  if (list && numbers.length > 1) {
    const cell = text.replace(list[0], ' ').replace(allFiles, '');
    return numbers.map((no) => ({ cell, file: no - 1 }));
  }
  if (files < 2 || !allFiles.test(text)) return [{ cell: text }];
  const cell = text.replace(allFiles, '');
  return cell.trim() === '' ? [{ cell: text }] : Array.from({ length: files }, (_, file) => ({ cell, file }));
}

function byEntry(text: string, entryWords: readonly string[]): readonly string[] {
  const list = new RegExp(`(${[...entryWords, 'リスク'].map(escapePattern).join('|')})\\s*(${number}(?:${joint}(?:\\1\\s*)?${number})+)`, 'u').exec(text);
  const [all = '', word = '', listed = ''] = list ?? [];
  const numbers = numbersIn(listed.replaceAll(word, ''), highest);
  return numbers.length < 2 ? [text] : numbers.map((no) => text.replace(all, `${word}${String(no)}`));
}

/** Returns the numbers of a list, each once. Empty if one of them is over the limit, or a range runs backwards. */
function numbersIn(list: string, limit: number): readonly number[] {
  const found = new Set<number>();
  let last: number | undefined;
  for (const [all, digits = ''] of list.matchAll(new RegExp(`(?:${upTo}\\D*)?(\\d{1,2})`, 'gu'))) {
    const no = numeralValue(digits);
    const from = last !== undefined && new RegExp(`^${upTo}`, 'u').test(all) ? last + 1 : no;
    if (no < 1 || no > limit || from > no) return [];
    for (let each = from; each <= no; each++) found.add(each);
    last = no;
  }
  return [...found];
}
