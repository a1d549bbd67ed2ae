import { joinLabels } from '../core/name-separator.js';

/** One printed label of an item's name, or a line that only the 項目 column adds. */
export interface NameLabel {
  readonly kind: 'part' | 'infoFile' | 'section' | 'group' | 'entry' | 'owner' | 'item';
  /** As printed, number included: `３．特定個人情報の入手・使用`, `委託事項1`. */
  readonly text: string;
  /**
   * official: the 項目 column leaves the label out, because nobody needs it to find the item (the vertical 再委託 beside ⑦, a bar that
   * names several risks). column: the official name does not have it (the name of one of several files, the owner of その妥当性).
   */
  readonly only?: 'official' | 'column';
  /** Name of an entry on one line (システム保守). Empty if it has none. */
  readonly called?: string;
}

/** The labels of an item from the part down. */
export type ItemName = readonly NameLabel[];

/** Returns the labels of the official name, outermost first. */
export function officialLabels(name: ItemName): readonly string[] {
  return name.flatMap(({ text, only }) => (only === 'column' ? [] : [text]));
}

/** Returns a name with more labels, and the official name that goes with it; `above.name` is the official name of `above.labels`. */
export function longerName(above: NamedPlace, own: ItemName): NamedPlace {
  if (own.length === 0) return { name: above.name, labels: above.labels };
  let { name } = above;
  for (const { text, only } of own) if (only !== 'column') name = name === '' ? text : joinLabels([name, text]);
  return { name, labels: [...above.labels, ...own] };
}

interface NamedPlace {
  readonly name: string;
  readonly labels: ItemName;
}

/** Returns the name of a file or an entry as it fits inside a line: lines joined, blank ones left out. */
export function onOneLine(name: string): string {
  return joinLabels(
    name
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  );
}

/** Returns the name of a 特定個人情報ファイル on one line, without the number before it: the part already has it, Ⅱ（２）. */
export function infoFileName(written: string): string {
  return onOneLine(written).replace(/^[0-9０-９]+[．.、]\s*/u, '');
}
