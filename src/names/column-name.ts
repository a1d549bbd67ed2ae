import { joinLabels } from '../core/name-separator.js';
import type { ItemName, NameLabel } from '../model/item-name.js';

/** Longest entry name shown in 項目, in UTF-16 units. The row's texts show longer ones; here they would bury the number. */
const longestEntryName = 24;
/** Longest name that stands inside another cell, in UTF-16 units. */
const longestShortName = 30;

/** The numbers by which parts, sections and risks are known without their labels. */
const numbers = /^(?:[Ⅰ-Ⅻ](?:（[０-９]+）)?|[０-９]+．|リスク[０-９]+)/u;

/**
 * Returns the labels with which the 項目 column names an item: the form's own numbers and labels, without those that nobody needs to
 * find it; the name of one of several files and the owner of その妥当性 are among them.
 */
export function columnLabels(name: ItemName): ItemName {
  return name.filter(({ only }) => only !== 'official');
}

/**
 * Returns the 項目 cell of an item: one label a line.
 * @param withEntryNames Puts the name of an entry behind its number (委託事項1　システム保守), unless it is long. Needed where the list is not
 * the same in both versions, because the number alone could mislead.
 */
export function columnName(name: ItemName, withEntryNames = false): string {
  return columnLabels(name)
    .map(({ text, called = '' }) => (withEntryNames && called !== '' && called.length <= longestEntryName ? joinLabels([text, called]) : text))
    .join('\n');
}

/**
 * Returns how an item refers to another beside it: the labels that they do not share (③消去方法). In another section, part and section
 * are named by their numbers (Ⅲ７．⑥技術的対策). Undefined if that takes more than 30 units.
 */
export function shortName(of: ItemName, from: ItemName): string | undefined {
  const [name, here] = [columnLabels(of), columnLabels(from)];
  const shared = name.findIndex(({ text }, index) => text !== here[index]?.text);
  const rest = name.slice(shared < 0 ? name.length - 1 : shared).filter(({ kind }) => kind !== 'infoFile');
  const isAbove = ({ kind }: NameLabel): boolean => kind === 'part' || kind === 'section';
  const above = rest.filter(isAbove).map(({ text }) => numbers.exec(text)?.[0] ?? text);
  const below = rest.filter((label) => !isAbove(label)).map(({ kind, text }) => (kind === 'group' ? (numbers.exec(text)?.[0] ?? text) : text));
  const short = above.join('') + joinLabels(below);
  return short === '' || short.length > longestShortName ? undefined : short;
}
