/** A letter with marks on it, or a Korean syllable in its parts. */
const inParts = /[^\p{M}]\p{M}+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu;
const mayBeInParts = /[\p{M}\u1161-\u1175]/u;

/**
 * Composes letters and their marks, which print alike: か and ゛ as が. Keeps characters that Unicode holds equal but that print
 * otherwise: the compatibility ideograph 神 (U+FA19) is no 神, nor is 〈 (U+2329) a 〈. `foldForm` folds those.
 * @example composeText('か\u3099く') → 'がく'
 * @example composeText('\ufa19') → '\ufa19'
 */
export function composeText(text: string): string {
  return mayBeInParts.test(text) ? text.replace(inParts, compose) : text;
}

function compose(letter: string): string {
  const base = String.fromCodePoint(letter.codePointAt(0) ?? 0);
  return base.normalize('NFC') === base ? letter.normalize('NFC') : letter;
}

/** An ideograph with a variation selector of Unicode itself (U+FE00–FE02), which names a compatibility ideograph. Those of IVD (U+E0100–) name other glyphs. */
const standardized = /(?<=[\u3400-\u9fff\u{20000}-\u{3ffff}])[\ufe00-\ufe02]/gu;

/**
 * Removes the standardized variation selectors of ideographs: 神 with U+FE00 is U+FA19, which NFC and NFKC hold equal to 神.
 * @example withoutSelectors('神\ufe00') → '神'
 */
export function withoutSelectors(text: string): string {
  return /[\ufe00-\ufe02]/.test(text) ? text.replace(standardized, '') : text;
}

/**
 * True if two texts are the same by canonical equivalence: ど is one character or two, as a Mac writes the names of files. Names that
 * people type are compared by it with names that a machine wrote.
 * @example isSameText('ど', 'と\u3099') → true
 * @example isSameText('と', 'ど') → false
 */
export function isSameText(one: string, other: string): boolean {
  return one === other || one.normalize('NFC') === other.normalize('NFC');
}
