import { nameNumbering } from './name-numbering.js';
import { joinLabels } from '../core/name-separator.js';

/** One printed label of an item's name, or a line that only the 項目 column adds. */
export interface NameLabel {
  readonly kind: 'part' | 'infoFile' | 'section' | 'group' | 'entry' | 'owner' | 'item';
  /** As printed, number included: `３．特定個人情報の入手・使用`, `委託事項1`. */
  readonly text: string;
  /**
   * official: the 項目 column leaves the label out, because readers find the item without it (the vertical 再委託 beside ⑦, a bar that
   * names several risks). column: the official name does not have it (the name of one of several files, the owner of その妥当性).
   */
  readonly only?: 'official' | 'column';
  /** Name of an entry on one line (システム保守). Empty if the entry has none, undefined for other labels. */
  readonly called?: string;
}

/** The labels of an item from the part down. */
export type ItemName = readonly NameLabel[];

/** Returns the labels of the official name, outermost first. */
export function officialLabels(name: ItemName): readonly string[] {
  return name.flatMap(({ text, only }) => (only === 'column' ? [] : [text]));
}

/** Adds labels to a name and to its official text. `above.name` is the official name of `above.labels`. */
export function longerName(above: NameSoFar, own: ItemName): NameSoFar {
  if (own.length === 0) return { name: above.name, labels: above.labels };
  let { name } = above;
  for (const { text, only } of own) if (only !== 'column') name = name === '' ? text : joinLabels([name, text]);
  return { name, labels: [...above.labels, ...own] };
}

interface NameSoFar {
  readonly name: string;
  readonly labels: ItemName;
}

/** Returns the name of a 特定個人情報ファイル or an entry on one line: joins its lines, leaves out blank ones. */
export function onOneLine(name: string): string {
  return joinLabels(
    name
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/**
 * Returns the name of a 特定個人情報ファイル on one line, without the number before it: the part already has it, Ⅱ（２）.
 * @example infoFileName('２．予防接種情報ファイル') → '予防接種情報ファイル'
 * @example infoFileName('（２）予防接種情報ファイル') → '予防接種情報ファイル'
 * @example infoFileName('２次予防事業ファイル') → '２次予防事業ファイル'
 */
export function infoFileName(written: string): string {
  const name = onOneLine(written);
  return name.slice(nameNumbering(name));
}
