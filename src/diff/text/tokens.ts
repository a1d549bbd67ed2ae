import { markVariants } from '../../core/text/mark-variants.js';
import type { Span } from '../../core/span.js';
import { isBetweenCharacters } from '../../core/characters.js';

/**
 * Script of a character. A run of one script is one token, so that a word or a number changes as a whole. Every kanji is a token
 * of its own, because no table of ranges shows where a word of kanji ends. The ranges are fixed: `\p{Script}` grows with the engine.
 */
export type Script = 'digit' | 'latin' | 'katakana' | 'hiragana' | 'kanji' | 'space' | 'break' | 'mark';

/** Returns the script of the character at an offset. */
export function scriptAt(text: string, at: number): Script {
  const code = text.charCodeAt(at);
  if (code < 0x80) return asciiScript(code);
  if (code >= 0x3041 && code <= 0x309f) return 'hiragana';
  if ((code >= 0x30a1 && code <= 0x30ff && code !== 0x30fb) || (code >= 0x31f0 && code <= 0x31ff) || (code >= 0xff66 && code <= 0xff9f)) return 'katakana';
  if (isKanji(code)) return 'kanji';
  if (code >= 0xff10 && code <= 0xff19) return 'digit';
  if ((code >= 0xff21 && code <= 0xff3a) || (code >= 0xff41 && code <= 0xff5a)) return 'latin';
  if (code === 0x3000 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x202f) return 'space';
  return (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7) || (code >= 0x370 && code <= 0x52f) ? 'latin' : 'mark';
}

function asciiScript(code: number): Script {
  if (code >= 0x30 && code <= 0x39) return 'digit';
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return 'latin';
  if (code === 0x0a || code === 0x0d) return 'break';
  return code === 0x20 || code === 0x09 ? 'space' : 'mark';
}

/** True for a kanji. The first halves of U+20000–321FF count as the kanji that they begin. */
function isKanji(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    code === 0x3005 ||
    code === 0x3007 ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xd840 && code <= 0xd888)
  );
}

const runs: ReadonlySet<Script> = new Set<Script>(['digit', 'latin', 'katakana', 'hiragana', 'space']);

/**
 * Returns the ends of the tokens of a span, in order. The first token begins where the span does.
 * @example tokenEnds('システム課2025年', { start: 0, end: 10 }) → [4, 5, 9, 10]
 * @example tokenEnds('住民税課', { start: 0, end: 4 }) → [1, 2, 3, 4]
 */
export function tokenEnds(text: string, { start, end }: Span): number[] {
  const ends: number[] = [];
  let at = start;
  while (at < end) {
    const script = scriptAt(text, at);
    at = characterEnd(text, at, end);
    if (runs.has(script)) while (at < end && continues(text, at, script)) at = characterEnd(text, at, end);
    ends.push(at);
  }
  return ends;
}

function continues(text: string, at: number, script: Script): boolean {
  return scriptAt(text, at) === script || (script === 'digit' && isInsideNumber(text, at));
}

const points = '.,．，';

/**
 * True between two characters of one number: 10.5 and 1,000 are one each.
 * @example isInsideNumber('1,000', 1) → true
 * @example isInsideNumber('1、000', 1) → false
 */
export function isInsideNumber(text: string, at: number): boolean {
  const digit = (place: number): boolean => place >= 0 && place < text.length && scriptAt(text, place) === 'digit';
  const point = (place: number): boolean => points.includes(text.charAt(place)) && digit(place - 1) && digit(place + 1);
  return (digit(at - 1) && (digit(at) || point(at))) || (at > 0 && point(at - 1));
}

/** Returns the end of the character that begins at an offset. */
function characterEnd(text: string, at: number, end: number): number {
  let next = at + 1;
  while (next < end && !isBetweenCharacters(text, next)) next += 1;
  return next;
}

/** Marks that are aligned with each other. Not for judging: 「1，000」 and 「1、000」 are not the same. */
const layVariants = new Map([
  ...markVariants,
  ...[',、', '，、', '､、', '.。', '．。', '｡。', '･・', '•・'].map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
]);

/**
 * Returns a key that is equal for tokens that are aligned with each other: full and half width, kinds of dashes and commas. For
 * aligning only; `foldForm` decides what is really the same.
 * @example tokenKey('，') → '、'
 * @example tokenKey('①') → '①'
 */
export function tokenKey(token: string): string {
  const variant = layVariants.get(token);
  if (variant !== undefined) return variant;
  const code = token.charCodeAt(0);
  if ((code >= 0x3041 && code <= 0x30fe) || (code >= 0x4e00 && code <= 0x9fff) || (code < 0x80 && code !== 0x20)) return token;
  if (scriptAt(token, 0) === 'space') return ' ';
  const plain = token.normalize('NFKC');
  // Characters that NFKC turns into digits or several characters (①, ½) stay: they are no number like others.
  return plain !== token && scriptAt(token, 0) === 'mark' && (plain.length > token.length || /\d/.test(plain)) ? token : (markVariants.get(plain) ?? plain);
}
