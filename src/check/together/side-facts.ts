import { foldText } from '../../core/fold.js';
import type { Place } from '../../core/message.js';
import { readPeople } from '../../core/text/people.js';
import { officeUnits } from '../../core/text/office-units.js';
import { searchName } from '../../core/text/search-text.js';
import { whatElse } from '../../law/what-else.js';
import type { SideItem, SideReading } from '../../law/what-else.js';
import type { Source } from '../../load/read/source.js';
import type { Assessment, FieldNode } from '../../model/assessment.js';
import { listedNames } from '../../model/file-names.js';
import { keyPath } from '../../model/key-path.js';
import { bareName } from '../../step/short-names.js';

/** What an item holds that another form of the same 事務 holds too. */
export interface SideFact {
  readonly what: string;
  readonly read: SideReading;
  readonly item: string;
  readonly place: Place;
  readonly values: readonly SideValue[];
}

/** One value of such an item. Values of different kinds (a unit, a telephone number) are not compared. */
export interface SideValue {
  readonly kind: string;
  readonly shown: string;
  readonly folded: string;
}

/** Most values of one item that are kept. */
const mostValues = 200;

/** Reads the items of `schema/what-else.yaml` that forms share. Skips empty ones. */
export function sideFacts({ fields }: Pick<Assessment, 'fields'>, source: Source): readonly SideFact[] {
  const wanted = new Map(whatElse().sides.flatMap((side) => side.items.map((key) => [key, side] as const)));
  const found = new Map<SideItem, FieldNode[]>();
  for (const node of fields) {
    if (node.file) continue;
    const side = wanted.get(keyPath(node.path));
    if (side) found.set(side, [...(found.get(side) ?? []), node]);
  }
  return [...found].flatMap(([{ what, read }, nodes]): readonly SideFact[] => {
    const values = nodes.flatMap((node) => valuesOf(node, read)).slice(0, mostValues);
    const [first] = nodes.filter((node) => valuesOf(node, read).length > 0);
    return first ? [{ what, read, item: first.name, place: source.valuePlace(first.path), values }] : [];
  });
}

function valuesOf(node: FieldNode, read: SideReading): readonly SideValue[] {
  if (node.kind === 'choice') return node.choice === '' ? [] : [choiceValue(node.choice)];
  if (node.kind !== 'text' || node.text.trim() === '') return [];
  switch (read) {
    case 'lines':
      return listedNames(node.text).map(({ name }) => ({ kind: '', shown: name, folded: searchName(bareName(name)) }));
    case 'offices':
      return unitsOf(node.text);
    case 'contacts':
      return [...unitsOf(node.text), ...numbersOf(node.text)];
    case 'citations':
      return citations(node.text).map((cited) => ({ kind: '', shown: cited, folded: cited }));
    case 'choice':
      return [choiceValue(node.text)];
  }
}

/** Classes of a number of people are the same in other words: 1,000人未満（任意実施）. */
function choiceValue(choice: string): SideValue {
  const people = readPeople(choice);
  return { kind: '', shown: choice, folded: people ? `${String(people.least)}-${String(people.below)}` : foldText(choice) };
}

function unitsOf(text: string): readonly SideValue[] {
  return officeUnits(text).map((unit) => ({ kind: unit.slice(-1), shown: unit, folded: foldText(unit) }));
}

const telephone = /(?<![\d-])0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}(?![\d-])/gu;
const postal = /(?<![\d-])\d{3}-\d{4}(?![\d-])/gu;

function numbersOf(text: string): readonly SideValue[] {
  // White space parts two numbers, so each line is folded piece by piece.
  const pieces = text
    .split(/[\s　]+/u)
    .map(foldText)
    .join(' ');
  const of = (kind: string, pattern: RegExp): readonly SideValue[] =>
    [...pieces.matchAll(pattern)].map(([shown]) => ({ kind, shown, folded: shown.replace(/\D/gu, '') }));
  return [...of('電話番号', telephone), ...of('郵便番号', postal)];
}

/**
 * Returns the articles that a text cites, each once: of the law that it names last, as 条, 号 and rows of a 別表 or 表.
 * @example citations('番号法第９条第１項　別表14の項') → ['第9条第1項', '別表14の項']
 * @example citations('番号法（平成25年法律第27号）第９条') → ['第9条']
 * @example citations('番号法第19条第８号、第16号') → ['第19条第8号', '第19条第16号']
 * @example citations('第２条の表25、26、27の項') → ['第2条', '表25の項', '表26の項', '表27の項']
 */
export function citations(text: string): readonly string[] {
  const found = new Set<string>();
  let article = '';
  let table = '';
  for (const { groups = {} } of foldText(text).replace(lawNumber, '').matchAll(citation)) {
    const { article: named, paragraph = '', item = '', lone, table: head, rows } = groups;
    if (named !== undefined) {
      article = named;
      found.add(`${named}${paragraph}${item}`);
    } else if (lone !== undefined) found.add(`${article}${lone}`);
    if (head !== undefined) table = head.replace(/第/gu, '');
    if (rows !== undefined) for (const row of rows.split(/[、,・及びと並]+/u)) if (row !== '') found.add(`${table}${row.replace(/の?項?$/u, '')}の項`);
  }
  return [...found];
}

/** The number of a law or an order, which cites no clause: 平成25年法律第27号. */
const lawNumber = /(?:法律|政令|府令|省令|命令|規則|告示|条例|訓令)第\d+号/gu;
const number = String.raw`\d+(?:の\d+)*`;
const citation = new RegExp(
  `(?<article>第${number}条(?:の\\d+)*)(?<paragraph>第${number}項)?(?<item>第${number}号)?|(?<lone>第${number}[号項])` +
    `|(?<table>別?表(?:第[一二12])?)の?(?<rows>${number}(?:の?項)?(?:[、,・及びと並]+${number}(?:の?項)?)*)の?項?`,
  'gu',
);
