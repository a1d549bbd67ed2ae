import { clip } from '../../core/clip.js';

/** A character that no text of an assessment may hold. */
export interface ForbiddenCharacter {
  /** Offset in the text, in UTF-16 units. */
  readonly index: number;
  /** 「予防」の後に、使えない文字 U+202E（…）があります */
  readonly text: string;
  readonly mend: string;
}

const forbidden = /(?![\t\n]|[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff0-\uffff]/gu;
const remove = '目に見えない文字なので、前後の文字ごと消して打ち直してください';

/**
 * Finds the forbidden characters of a text, each once, at its first place. Forbidden are codes that do not print (or print as an empty box, or only at a
 * line's end), that reverse the direction of the text behind them, or that are no character.
 * Line breaks (\n), tabs and variation selectors (異体字) are allowed.
 * @example forbiddenCharacters('予\u200b防').map(({ index }) => index) → [1]
 * @example forbiddenCharacters('葛\u{e0100}城') → []
 */
export function forbiddenCharacters(text: string): readonly ForbiddenCharacter[] {
  const places = new Map<string, { readonly index: number; times: number }>();
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    const known = places.get(character);
    if (known) known.times += 1;
    else places.set(character, { index, times: 1 });
  }
  return [...places].map(([character, { index, times }]) => {
    const unit = character.codePointAt(0) ?? 0;
    const code = `U+${unit.toString(16).toUpperCase().padStart(4, '0')}`;
    const { what, mend } = describe(unit);
    const more = times > 1 ? `（この項目に${String(times)}か所）` : '';
    return { index, text: `${whereIn(text, index)}使えない文字 ${code}（${what}）があります${more}`, mend };
  });
}

/**
 * Finds the forbidden characters in the lines of a text that can't be read as YAML, each once. Skips lines that are comments:
 * nothing in them prints.
 */
export function forbiddenInLines(text: string): readonly ForbiddenCharacter[] {
  const found = new Map<string, ForbiddenCharacter>();
  let commentEnd = 0;
  for (const { 0: character, index } of text.matchAll(forbidden)) {
    if (index < commentEnd || found.has(character) || (character === '\r' && /^(?:\n|$)/u.test(text.slice(index + 1, index + 2)))) continue;
    const start = text.lastIndexOf('\n', index) + 1;
    const end = text.indexOf('\n', index);
    const line = text.slice(start, end < 0 ? text.length : end).replace(/\r$/u, '');
    if (line.trimStart().startsWith('#')) commentEnd = end < 0 ? text.length : end;
    // All of the line at once: they are counted together.
    else
      for (const fault of forbiddenCharacters(line))
        addFirst(String.fromCodePoint(line.codePointAt(fault.index) ?? 0), { ...fault, index: start + fault.index }, found);
  }
  return [...found.values()];
}

function addFirst(character: string, fault: ForbiddenCharacter, found: Map<string, ForbiddenCharacter>): void {
  if (!found.has(character)) found.set(character, fault);
}

function describe(unit: number): { what: string; mend: string } {
  if (unit === 0x0d) return { what: '復帰文字（CR）', mend: '改行は普通の改行（LF 又は CRLF）で書いてください' };
  if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) return { what: '制御文字', mend: remove };
  if (unit >= 0xd800 && unit <= 0xdfff) return { what: '片割れの文字コード（サロゲートの片方）', mend: '"\\u…" と書かずに、文字そのものを書いてください' };
  if (unit === 0xad) return { what: '行末でだけ見えるハイフン', mend: remove };
  if (unit === 0x61c || unit === 0x200e || unit === 0x200f || (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069)) {
    return { what: '文字の並ぶ向きを変える制御文字', mend: remove };
  }
  if (unit === 0x2028 || unit === 0x2029) return { what: '特殊な改行文字', mend: '普通の改行で書いてください' };
  if (unit === 0xfffd) return { what: '文字化けの跡（�）', mend: '元の文書を見て、正しい文字を打ち直してください' };
  if (unit >= 0xfff0 && unit <= 0xffff) return { what: '文字ではないコード', mend: remove };
  return { what: '幅のない文字', mend: remove };
}

/** Phrases the visible text beside an invisible character, by which a reader finds it: 「予防」の後に、. */
function whereIn(value: string, index: number): string {
  const before = visibleCharacters(value.slice(Math.max(0, index - 20), index)).slice(-6);
  if (before.length > 0) return `「${clip(before.join(''))}」の後に、`;
  const after = visibleCharacters(value.slice(index, index + 20)).slice(0, 6);
  return after.length > 0 ? `「${after.join('')}」の前に、` : '';
}

function visibleCharacters(text: string): string[] {
  return Array.from(text.replace(/[\s\p{C}\ufffd]+/gu, ''));
}
