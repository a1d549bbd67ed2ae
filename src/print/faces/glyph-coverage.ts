import { fontFiles } from './fonts.js';
import { readCharacterMap } from './glyph-cmap.js';
import type { CharacterMap } from './glyph-cmap.js';

/** A character that our faces cannot show as written. */
export interface UncoveredCharacter {
  readonly codePoint: number;
  /** Where it stands in the text, in UTF-16 units. */
  readonly offset: number;
  /** The variation selector that no face knows, where the character itself can be shown. */
  readonly selector?: number;
}

/**
 * What shows nothing on purpose (line breaks, controls, joiners) or is no character. That none of it stands in a document
 * is another rule's matter.
 */
const glyphless = /^[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\uffff]$/u;
const variationSelector = /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u;
const mark = /^\p{M}$/u;

let maps: readonly CharacterMap[] | undefined;

/** One map for each family: of ours, bold and regular hold the same characters. */
function characterMaps(): readonly CharacterMap[] {
  maps ??= fontFiles()
    .filter((font) => font.weight === 400)
    .map((font) => readCharacterMap(font.path));
  return maps;
}

/**
 * The characters of a text for which no face has a glyph, in order. A combining mark that no face has is fine where it
 * composes with the character before it (か + U+3099 prints as が). A variation selector after a character that can be
 * shown is reported with that character when no face has the variant: the usual form prints in its place.
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
