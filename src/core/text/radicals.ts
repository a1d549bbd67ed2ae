/**
 * Each CJK Radicals Supplement character (U+2E80–2EFF) that looks just like an ordinary one, with that one. NFKC knows only ⺟
 * and ⻳; the rest follows the names of the Unicode chart. Such characters enter a text by copying from a PDF.
 */
const supplement = new Map(
  (
    '⺁厂 ⺃乚 ⺄乙 ⺅亻 ⺆冂 ⺇几 ⺉刂 ⺋㔾 ⺍小 ⺎尢 ⺏尣 ⺒巳 ⺓幺 ⺖忄 ⺗心 ⺘扌 ⺙攵 ⺛旡 ⺜日 ⺝月 ⺞歹 ⺟母 ⺠民 ⺡氵 ⺢水 ⺣灬 ⺤爪 ⺥爫 ⺦丬 ⺧牛 ⺨犭 ⺩王 ⺫目 ⺬示 ⺭礻 ⺮竹 ⺱罓 ⺲罒 ⺴罓 ⺷羊 ⺸羊 ' +
    '⺹耂 ⺻聿 ⺼月 ⺽臼 ⺾艹 ⺿艹 ⻀艹 ⻁虎 ⻂衤 ⻃覀 ⻄西 ⻆角 ⻊足 ⻌辶 ⻍辶 ⻎辶 ⻏阝 ⻑長 ⻒長 ⻓長 ⻔門 ⻕阜 ⻖阝 ⻗雨 ⻘青 ⻝食 ⻞食 ⻟飠 ⻠飠 ⻡首 ⻣骨 ⻤鬼 ⻨麦 ⻩黄 ⻫斉 ⻭歯 ⻯竜 ⻱亀 ⻲亀 ⻳亀'
  )
    .split(' ')
    .map((pair) => [pair.slice(0, 1), pair.slice(1)] as const),
);

/** A character that looks like a kanji but is another. Search, reading aloud and most fonts treat the two differently. */
export interface Lookalike {
  readonly kind: 'radical' | 'compatibility';
  /** The ordinary kanji. Undefined if it is not known. */
  readonly ordinary?: string;
}

/**
 * Returns the kind and the ordinary kanji of a radical (U+2E80–2FDF) or a compatibility ideograph (U+F900–FAFF, U+2F800–2FA1F).
 * Undefined for any other character, and for a compatibility ideograph that has no ordinary kanji.
 * @example lookalike('⼈') → { kind: 'radical', ordinary: '人' }
 * @example lookalike('﨑') → undefined
 */
export function lookalike(character: string): Lookalike | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x2e80 && code <= 0x2fdf) {
    const ordinary = supplement.get(character) ?? character.normalize('NFKC');
    return { kind: 'radical', ...(ordinary === character ? {} : { ordinary }) };
  }
  const compatible = (code >= 0xf900 && code <= 0xfaff) || (code >= 0x2f800 && code <= 0x2fa1f);
  if (!compatible) return undefined;
  const ordinary = character.normalize('NFKC');
  return ordinary === character ? undefined : { kind: 'compatibility', ordinary };
}

const suspicious = /[\u2e80-\u2fdf\uf900-\ufaff\u{2f800}-\u{2fa1f}]/u;

/** True if a text may hold a {@link lookalike}. Far quicker than a look at every character. */
export function mayHoldLookalikes(text: string): boolean {
  return suspicious.test(text);
}

/**
 * Returns how two texts differ that look alike on a screen: the first characters that are not the same, with their code points. Empty if
 * the texts are equal, and if a reader sees the difference.
 * @example lookAlikeNote('ポスト', 'ホ\u309aスト') → '「ポ」（U+30DD）と「ホ\u309a」（U+30DB U+309A）'
 * @example lookAlikeNote('甲\u200b', '甲') → '見えない文字（U+200B）と文字なし'
 * @example lookAlikeNote('⼈口', '人口') → '「⼈」（U+2F08）と「人」（U+4EBA）'
 * @example lookAlikeNote('甲', '乙') → ''
 */
export function lookAlikeNote(one: string, other: string): string {
  if (one === other || asSeen(one) !== asSeen(other)) return '';
  const [first, second] = [one, other].map((text) => text.match(/[\s\S]\p{M}*/gu) ?? []);
  const at = (first ?? []).findIndex((character, index) => character !== second?.[index]);
  const index = at < 0 ? (first?.length ?? 0) : at;
  return `${described(first?.[index])}と${described(second?.[index])}`;
}

/** Folds what a screen shows alike: compositions, radicals, white space, and characters without ink. */
function asSeen(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\p{Cf}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, '')
    .replace(/\s/gu, ' ');
  return mayHoldLookalikes(plain) ? Array.from(plain, (character) => lookalike(character)?.ordinary ?? character).join('') : plain;
}

function described(character: string | undefined): string {
  if (character === undefined) return '文字なし';
  const codes = Array.from(character, (each) => `U+${(each.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`).join(' ');
  return `${/^[\p{Cf}\s]/u.test(character) ? '見えない文字' : `「${character}」`}（${codes}）`;
}
