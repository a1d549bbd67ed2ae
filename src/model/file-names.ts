import { isDash } from '../core/fold.js';
import { append } from '../core/long-lists.js';
import { isNumbered, nameNumbering, nextNumbering } from './item-name.js';
import type { AssessmentTree, EntryNode, TextNode } from './assessment.js';

/** Returns the label of the items that hold the name of a 特定個人情報ファイル. */
export function fileNameLabel({ filesKey }: Pick<AssessmentTree['form'], 'filesKey'>): string {
  return `${filesKey}名`;
}

/** Finds the items that hold the name of the 特定個人情報ファイル at a position, from 0: one in each of its parts (Ⅱ１, Ⅲ１). */
export function fileNameNodes({ form, parts }: AssessmentTree, index: number): readonly TextNode[] {
  const label = fileNameLabel(form);
  return parts
    .filter(({ file }) => file?.index === index)
    .flatMap(({ body }) => (body.kind === 'sections' ? body.sections : []))
    .flatMap(({ items }) => items)
    .filter((item): item is TextNode => item.kind === 'text' && item.item.label === label);
}

/** Returns the item that holds the name of an entry: the text beside its number (委託事項1), or its first line (①システムの名称). Undefined if it has neither. */
export function entryNameNode({ named, items }: EntryNode): TextNode | undefined {
  return named ?? items.find((item): item is TextNode => item.kind === 'text' && item.item.kind === 'line');
}

/** A name in a list of names, and its offset in the text, in UTF-16 units. */
export interface ListedName {
  readonly name: string;
  readonly offset: number;
}

/** Characters between two names on one line. A name may hold one: 「住民税・固定資産税ファイル」. */
const separator = /[、，,；;・･／/]/u;
/** Separators at which a line is cut even where no known name ends. */
const cutting = /[、，,；;]/u;

/**
 * Reads the names of a list without their numbering: one a line, or several on a line, numbered or joined by 、 ， or ・. A name that
 * another item of the document holds (`known`) is never cut, and ・ separates only beside such a name.
 * @param isKnown True for a name that stands elsewhere.
 * @example listedNames('（１）宛名ファイル　（２）課税ファイル').map(({ name }) => name) → ['宛名ファイル', '課税ファイル']
 * @example listedNames('宛名ファイル　（２）').map(({ name }) => name) → ['宛名ファイル　（２）']
 * @example listedNames('宛名ファイル，課税ファイル').map(({ name }) => name) → ['宛名ファイル', '課税ファイル']
 * @example listedNames('国税・地方税ファイル・宛名ファイル', (name) => name === '宛名ファイル').map(({ name }) => name) → ['国税・地方税ファイル', '宛名ファイル']
 * @example listedNames('甲、乙ファイル', (name) => name === '甲、乙ファイル').map(({ name }) => name) → ['甲、乙ファイル']
 */
export function listedNames(text: string, isKnown: (name: string) => boolean = () => false): readonly ListedName[] {
  return [...text.matchAll(/[^\n\r]+/gu)].flatMap(({ 0: line, index }) =>
    namesInLine(line, isKnown).map(({ name, offset }) => ({ name, offset: offset + index })),
  );
}

/** Longest run of pieces joined to one name. */
const mostPieces = 12;

function namesInLine(line: string, isKnown: (name: string) => boolean): readonly ListedName[] {
  const cuts = cutsOf(line);
  const names: ListedName[] = [];
  let from = 0;
  for (let at = 0; at < cuts.length; at++) {
    // A run of pieces that is a known name ends here as a whole; what stands before it has no name of its own yet.
    const end = lastKnown(line, cuts, at, isKnown);
    if (end !== undefined) {
      append(names, [...cut(line, from, startOf(cuts, at)), ...cut(line, startOf(cuts, at), cuts[end]?.at ?? line.length)]);
      at = end;
      from = startOf(cuts, end + 1);
    } else if (cuts[at]?.cuts) {
      append(names, cut(line, from, cuts[at]?.at ?? line.length));
      from = startOf(cuts, at + 1);
    }
  }
  return names;
}

/** The end of a piece: where it ends, where the next begins, and whether the line is cut there in any case. */
interface Cut {
  readonly at: number;
  readonly next: number;
  readonly cuts: boolean;
}

function cutsOf(line: string): readonly Cut[] {
  const cuts: Cut[] = [];
  const start = nameNumbering(line);
  for (const { 0: mark, index } of line.matchAll(new RegExp(separator, 'gu')))
    // A bullet is no separator.
    if (index >= start) cuts.push({ at: index, next: index + mark.length, cuts: cutting.test(mark) });
  if (isNumbered(line))
    for (const { 0: gap, index } of line.matchAll(nextNumbering)) if (index > 0) cuts.push({ at: index, next: index + gap.length, cuts: true });
  return [...cuts.sort((a, b) => a.at - b.at), { at: line.length, next: line.length, cuts: true }];
}

function startOf(cuts: readonly Cut[], piece: number): number {
  return cuts[piece - 1]?.next ?? 0;
}

/** Returns the last piece of the longest known name that begins with a piece. Undefined if none begins there. */
function lastKnown(line: string, cuts: readonly Cut[], piece: number, isKnown: (name: string) => boolean): number | undefined {
  const start = startOf(cuts, piece);
  for (let end = Math.min(piece + mostPieces, cuts.length) - 1; end >= piece; end--)
    if (cut(line, start, cuts[end]?.at ?? start).some(({ name }) => isKnown(name))) return end;
  return undefined;
}

/** Returns the name in a stretch of a line, without numbering. Empty if there is none. */
function cut(line: string, from: number, to: number): readonly ListedName[] {
  const text = line.slice(from, to);
  const start = nameNumbering(text);
  const name = text
    .slice(start)
    .replace(/[・･／/]\s*$/u, '')
    .trim();
  return isDash(name) ? [] : [{ name, offset: from + start }];
}
