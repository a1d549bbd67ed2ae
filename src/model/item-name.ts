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

/** Numbers that stand alone: ① ❶ ➀ ⓵ ㊀ ㈠ ⑴ ⒈ ㉑ ㋐ ⓐ. */
const shaped = '[\\u2460-\\u249b\\u24b6-\\u24ff\\u2776-\\u2793\\u3220-\\u3229\\u3248-\\u324f\\u3251-\\u325f\\u3280-\\u3289\\u32b1-\\u32bf\\u32d0-\\u32fe]';
/** Bullets: ● ○ ◆ □ ・ ※ － →. */
const bullet = '[●○◎◇◆□■△▲▽▼★☆◉・･•◦‣▪▫∙·*＊※→➢✓✔◯〇⚫⚪]|[-－‐−–—―](?=[^-－‐−–—―\\d０-９])';
const digits = '[0-9０-９]{1,2}';
const romans = '[Ⅰ-Ⅻⅰ-ⅻ]';
const kanji = '(?:[一二三四五六七八九]|十[一二三四五六七八九]?)';
const letter = '[ぁ-んァ-ヴｱ-ﾝA-Za-zＡ-Ｚａ-ｚ]';
const latinRoman = '[IVXＩＶＸivxｉｖｘ]{1,4}';
/** What a list counts by, between brackets or before a point or a blank. */
const counted = `(?:第|No[.．]?[ 　]?|Ｎｏ[．.]?)?(?:${digits}|${romans}|${kanji}|${latinRoman}|${letter})`;
const point = '(?:[.．、，,:：)）〕\\]］>＞】]+|(?=[ \\t　\\u00a0]))';
const bracketed = `[（(〔\\[［<＜【]${counted}[）)〕\\]］>＞】]`;
const one = `(?:${bracketed}|${counted}${point}|${shaped}[.．、)）]?|${romans}(?=[^\\w\\s])[.．]?|${bullet})`;
const leading = new RegExp(`^[\\s　]*(?:${one}[\\s　]*){0,3}`, 'u');

/**
 * Returns the length of the numbering and bullets before the name of an entry of a list, in UTF-16 units, white space around them included.
 * A number that belongs to the name stays: only a point, a bracket, a blank or its own shape makes it a numbering.
 * @example nameNumbering('１　児童手当ファイル') → 2
 * @example nameNumbering('ア　児童手当ファイル') → 2
 * @example nameNumbering('⑴児童手当ファイル') → 1
 * @example nameNumbering('・（１）児童手当ファイル') → 4
 * @example nameNumbering('２次予防事業ファイル') → 0
 * @example nameNumbering('一般会計ファイル') → 0
 * @example nameNumbering('アレルギー台帳') → 0
 */
export function nameNumbering(text: string): number {
  return leading.exec(text)?.[0].length ?? 0;
}

/** Matches the place before a number in a line of numbered names: 「(1) 甲　(2) 乙」, 「①甲②乙」. */
export const nextNumbering = new RegExp(`(?<![\\s　])[\\s　]+(?=${bracketed}|${counted}[.．)）]|${shaped})|(?<=[^\\s　])(?=${shaped})`, 'gu');

/** True if a line begins with a number, not with a bullet. */
export function isNumbered(line: string): boolean {
  return startsNumbered.test(line);
}
const startsNumbered = new RegExp(`^[\\s　]*(?:${bracketed}|${counted}${point}|${shaped})`, 'u');
