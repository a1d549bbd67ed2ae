import type { Span } from '../core/span.js';
import { isInsideNumber, scriptAt } from '../diff/text/tokens.js';
import type { Script } from '../diff/text/tokens.js';

/** Last kanji of a unit, place or body that may stand before a name without a mark: 岩国市｜健康推進課, 福祉部｜健康推進課. */
const unitEnd = /[都道府県市区町村郡庁省局部署院所社団会園校館]$/u;
/** Kanji that follow a name without being part of it: a holder, a member, a conjunction, an affix. */
const behindName =
  /^(?:[長員等内外宛様]|御中|職員|担当|所管|所属|職場|窓口|及び|並びに|又は|若しくは|且つ|各[位課]|以外|以下|自体|全体|同様|経由|向け|側|用|版)/u;
/** Beginnings of what follows a noun in hiragana: particles, する, である, など. Others end the word itself: 取扱｜い. */
const behindNoun = /^(?:[はがをにのでとへもやかよりまなしすさだごほずおあ]|せ[ずる])/u;
/** Particles behind a single kanji or a word in hiragana, where 「し」 or 「な」 may as well be its ending: 課｜す. */
const particle = /^(?:[はがをにのでとへもや]|から|まで|より|など|として)/u;
const particleEnd = /(?:[はがをにのでとへもや]|から|まで|より|及び|並びに|若しくは)$/u;
/** The beginning of a clause, a word by itself behind another one: 番号法｜第19条｜第8号. */
const clause = /^第[0-9０-９一二三四五六七八九十百]/u;
/** A branch number behind a number or clause: 第19条｜の２, 別表第一｜の二. */
const branch = /^の[0-9０-９一二三四五六七八九十]/u;
const numbered = /[0-9０-９一二三四五六七八九十条項号章節表]$/u;
/** Most kanji or kana that are read beside an edge, in UTF-16 units. */
const reach = 4;

/**
 * True if a span of a text is a word by itself, false if it may be a part of a longer one. A change of script ends a word, and so does
 * a mark. Two kanji side by side do so only where a unit ends before a name of two or more, or where a known ending follows: a table of
 * words would age, so the rest is left to a person.
 * @example isWholeWord('岩国市健康推進課長が', { start: 3, end: 8 }) → true
 * @example isWholeWord('解決すべき課題', { start: 5, end: 6 }) → false
 * @example isWholeWord('高齢福祉課が所管する', { start: 2, end: 5 }) → false
 * @example isWholeWord('サブシステムの一つ', { start: 2, end: 6 }) → false
 * @example isWholeWord('（ＶＲＳ）', { start: 1, end: 4 }) → true
 * @example isWholeWord('番号法第19条第8号の2', { start: 7, end: 10 }) → false
 * @example isWholeWord('個人番号の取扱いを', { start: 5, end: 7 }) → false
 * @example isWholeWord('旧健康推進課', { start: 1, end: 6 }) → false
 */
export function isWholeWord(text: string, span: Span): boolean {
  return beginsWord(text, span) && endsWord(text, span);
}

function beginsWord(text: string, { start, end }: Span): boolean {
  if (start === 0) return true;
  const [before, first] = [scriptAt(text, characterBefore(text, start)), scriptAt(text, start)];
  if (isInsideNumber(text, start)) return false;
  if (!sameWord(before, first)) return true;
  const lead = text.slice(Math.max(0, start - reach), start);
  if (clause.test(text.slice(start, end))) return true;
  if (first === 'hiragana') return particleEnd.test(lead);
  return first === 'kanji' && kanjiFrom(text, start, end) > 1 && unitEnd.test(lead);
}

function endsWord(text: string, { start, end }: Span): boolean {
  if (end === text.length) return true;
  const [last, after] = [scriptAt(text, characterBefore(text, end)), scriptAt(text, end)];
  const [word, rest] = [text.slice(start, end), text.slice(end, end + reach)];
  if (isInsideNumber(text, end) || (numbered.test(word) && branch.test(rest))) return false;
  if (after === 'hiragana' && last === 'kanji') return (kanjiBefore(text, start, end) > 1 ? behindNoun : particle).test(rest);
  if (!sameWord(last, after)) return true;
  if (last === 'hiragana') return particle.test(rest);
  return clause.test(rest) || (last === 'kanji' && kanjiBefore(text, start, end) > 1 && behindName.test(rest));
}

/** True if two neighbouring characters may be of one word by their scripts: equal ones, and a letter beside a digit (VRS2). */
function sameWord(one: Script, other: Script): boolean {
  const isName = (script: Script): boolean => script === 'latin' || script === 'digit';
  if (isName(one) && isName(other)) return true;
  return one === other && one !== 'mark' && one !== 'space' && one !== 'break';
}

/** Returns the number of kanji at the beginning of a span, in UTF-16 units. */
function kanjiFrom(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && scriptAt(text, at) === 'kanji') at += 1;
  return at - start;
}

/** Returns the number of kanji at the end of a span. */
function kanjiBefore(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && scriptAt(text, at - 1) === 'kanji') at -= 1;
  return end - at;
}

/** Returns the offset of the character before an offset, whose second half it may be. */
function characterBefore(text: string, at: number): number {
  const code = text.charCodeAt(at - 1);
  return code >= 0xdc00 && code <= 0xdfff && at > 1 ? at - 2 : at - 1;
}
