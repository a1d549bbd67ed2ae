import { readRanges } from '../../core/text/code-points.js';
import { faceCharacters } from '../../generated/face-characters.js';

/** A character that no face can print as written. */
export interface UncoveredCharacter {
  readonly codePoint: number;
  /** UTF-16 units from the start of the text. */
  readonly offset: number;
  /** A variation selector that no face has for this character. Undefined if the character itself has no glyph. */
  readonly selector?: number;
}

/** Characters that print nothing on purpose (line breaks, controls, joiners) and code points without a character. Another rule reports them. */
const glyphless = /^[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\uffff]$/u;
const variationSelector = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
const mark = /^\p{M}$/u;

/** What one family can show. Bold and regular of these families hold the same characters. */
interface CharacterMap {
  has(codePoint: number): boolean;
  /** True if the family has its own form for a base with a variation selector, or maps it to the usual form on purpose. */
  hasVariation(base: number, selector: number): boolean;
}

/** Code points of planes 0 to 3, which fonts fill. */
const codePoints = 0x40000;

let maps: readonly CharacterMap[] | undefined;

/** Returns one map for each family, unpacked at the first question. */
function characterMaps(): readonly CharacterMap[] {
  maps ??= faceCharacters.map(({ characters, variations }: FaceCharacters): CharacterMap => {
    const covered = unpack(characters);
    const sequences = new Map<number, Uint8Array | undefined>();
    const basesOf = (selector: number): Uint8Array | undefined => {
      const written = variations[selector.toString(16)];
      if (!sequences.has(selector)) sequences.set(selector, written === undefined ? undefined : unpack(written));
      return sequences.get(selector);
    };
    return { has: (codePoint) => covered[codePoint] === 1, hasVariation: (base, selector) => basesOf(selector)?.[base] === 1 };
  });
  return maps;
}

interface FaceCharacters {
  readonly characters: string;
  /** By the selector in base 16. */
  readonly variations: Readonly<Record<string, string>>;
}

function unpack(ranges: string): Uint8Array {
  const covered = new Uint8Array(codePoints);
  for (const [first, last] of readRanges(ranges)) covered.fill(1, first, last + 1);
  return covered;
}

/**
 * Finds the characters of a text for which no face has a glyph, in order. Accepts a combining mark without a glyph if it composes with
 * the character before it (か + U+3099 prints as が). Reports a variation selector with its character if no face has the variant,
 * because the usual form prints in its place.
 *
 * @example uncoveredCharacters('か\u3099') → []
 * @example uncoveredCharacters('市\u{1f3e2}') → [{ codePoint: 0x1f3e2, offset: 1 }]
 */
export function uncoveredCharacters(text: string): readonly UncoveredCharacter[] {
  const found: UncoveredCharacter[] = [];
  const has = (codePoint: number): boolean => characterMaps().some((map) => map.has(codePoint));
  let before = '';
  let offset = 0;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const base = before.codePointAt(0);
    if (variationSelector.test(character)) {
      if (base !== undefined && has(base) && !characterMaps().some((map) => map.hasVariation(base, codePoint))) {
        found.push({ codePoint: base, selector: codePoint, offset: offset - before.length });
      }
    } else if (!has(codePoint) && !glyphless.test(character) && !composes(before, character, has)) {
      found.push({ codePoint, offset });
    }
    before = character;
    offset += character.length;
  }
  return found;
}

function composes(before: string, character: string, has: (codePoint: number) => boolean): boolean {
  if (before === '' || !mark.test(character)) return false;
  const [composed, ...rest] = (before + character).normalize('NFC');
  return composed !== undefined && rest.length === 0 && has(composed.codePointAt(0) ?? 0);
}
