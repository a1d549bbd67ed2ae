import { joinLabels } from '../core/name-separator.js';
import type { ItemName, NameLabel } from '../model/item-name.js';

/** Longest entry name shown in 項目, in UTF-16 units. The row's texts show longer ones; here they would bury the number. */
const longestEntryName = 24;
/** Longest short name put inside another cell, in UTF-16 units. */
const longestShortName = 30;

/** Number of a part, section or risk, which identifies it without its label. */
const numbers = /^(?:[Ⅰ-Ⅻ](?:（[０-９]+）)?|[０-９]+．|リスク[０-９]+)/u;

/**
 * Returns the labels with which the 項目 column names an item: the form's own numbers and labels, without those that readers do not need to
 * find it. The name of one of several 特定個人情報ファイル and the owner of その妥当性 are among them, but no owner that is called as its
 * section is.
 * @example columnLabels([{ text: '９．教育・啓発' }, { kind: 'owner', text: '教育・啓発' }, { text: '方法' }]).map(({ text }) => text) → ['９．教育・啓発', '方法']
 * @example columnLabels([{ text: '②保管期間' }, { kind: 'owner', text: '期間' }, { text: 'その妥当性' }]).map(({ text }) => text) → ['②保管期間', '期間', 'その妥当性']
 */
export function columnLabels(name: ItemName): ItemName {
  const written = name.filter(({ only }) => only !== 'official');
  return written.filter(({ kind, text }, at) => kind !== 'owner' || written[at - 1]?.text.replace(numbers, '') !== text);
}

/**
 * Returns the 項目 cell of an item: one label a line.
 * @example columnName([{ text: '委託事項1', called: 'システム保守' }], true) → '委託事項1　システム保守'
 * @example columnName([{ text: '委託事項1', called: '予防接種情報管理システムの運用保守に係る業務一式の委託' }], true) → '委託事項1'
 * @param withEntryNames Puts the name of an entry behind its number (委託事項1　システム保守), unless it is long. Needed where the list is not
 * the same in both versions, because the number alone could mislead.
 */
export function columnName(name: ItemName, withEntryNames = false): string {
  return columnLabels(name)
    .map(({ text, called = '' }) => (withEntryNames && called !== '' && called.length <= longestEntryName ? joinLabels([text, called]) : text))
    .join('\n');
}

/**
 * Returns the name by which an item refers to another: the labels that they do not share (③消去方法). In another section, part and section
 * are named by their numbers (Ⅲ７．⑥技術的対策). Undefined if it takes more than 30 UTF-16 units.
 * @example shortName([{ kind: 'part', text: 'Ⅲ　リスク対策' }, { kind: 'section', text: '７．保管・消去' }, { kind: 'item', text: '⑥技術的対策' }], []) → 'Ⅲ７．⑥技術的対策'
 * @example shortName([{ kind: 'item', text: '過去３年以内に、評価実施機関において、個人情報に関する重大事故が発生したか' }], []) → undefined
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
