/** Characters that people type and no face has, by what the form uses for them. Each stand-in has a glyph: a test prints them. */
const table: readonly (readonly [characters: string, standIns: readonly string[], meaning: string])[] = [
  ['☑✅🗹✔🗸⍻', ['[○]', '○'], '様式と同じ'],
  ['☐⬜◻◽❏❐❑❒🔲🔳⎕▯🞎', ['[　]', '－'], '様式と同じ'],
  ['☒🗷🗵⊡❎', ['[○]', '－'], '印を付けた意味なら前、当てはまらない意味なら後の'],
  ['✗✘✕✖❌☓𐄂🗴', ['×', '－'], ''],
  ['⬛◼◾', ['[○]', '■'], '印を付けた意味なら前、見出しなら後の'],
  ['⭕⚪', ['○'], ''],
  ['⚫⬤🔴🔵', ['●'], ''],
  ['🔸🔹🔶🔷⬥', ['◆'], ''],
  ['⭐', ['★'], ''],
  ['✦✱✳', ['＊'], ''],
  ['⁃', ['‐', '・'], 'つなぎの線なら前、箇条書きなら後の'],
  ['∙⦁‣▸▹►▻➢➤⮚', ['・'], ''],
  ['⯈', ['▶'], ''],
  ['➔➜➞⟶➝➟➠➧➨', ['→'], ''],
  ['⟵', ['←'], ''],
  ['∼⁓', ['～'], ''],
  ['⹀', ['＝'], ''],
  ['꞉˸', ['：'], ''],
  ['⋮', ['…'], ''],
  ['‟❝', ['“'], ''],
  ['❞', ['”'], ''],
  ['‛', ['‘'], ''],
  ['❗❕', ['！'], ''],
  ['❓', ['？'], ''],
  ['📞', ['電話'], ''],
  ['✉📧', ['電子メール'], ''],
];

const byCharacter = new Map(table.flatMap(([characters, use, meaning]) => Array.from(characters, (character) => [character, { use, meaning }] as const)));

/** The characters that have a usual stand-in, with it. */
export const standInCharacters: ReadonlyMap<string, readonly string[]> = new Map([...byCharacter].map(([character, { use }]) => [character, use]));

/**
 * Returns the mend for a character without a glyph: what the form uses for it, or the ordinary letters that Unicode knows for it.
 * @param prints True if every character of a text has a glyph.
 * @example standInMend('☐', () => true) → '様式と同じ「[　]」か「－」に置き換えてください'
 * @example standInMend('⹀', () => true) → '「＝」に置き換えてください'
 * @example standInMend('😀', () => false) → '書体にある文字に置き換えてください'
 */
export function standInMend(character: string, prints: (text: string) => boolean): string {
  const known = byCharacter.get(character);
  if (known) return `${known.meaning}${known.use.map((use) => `「${use}」`).join('か')}に置き換えてください`;
  const ordinary = character.normalize('NFKC');
  return ordinary !== character && prints(ordinary) ? `「${ordinary}」に置き換えてください` : '書体にある文字に置き換えてください';
}
