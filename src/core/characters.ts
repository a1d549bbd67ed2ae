/** True if a code unit belongs to the character before it: a combining mark, a half-width (han)dakuten, a variation selector. */
function extendsCharacter(code: number): boolean {
  if (code < 0x300) return false;
  return (
    code <= 0x36f ||
    (code >= 0x1ab0 && code <= 0x1aff) ||
    (code >= 0x1dc0 && code <= 0x1dff) ||
    code === 0x200d ||
    (code >= 0x20d0 && code <= 0x20ff) ||
    (code >= 0x302a && code <= 0x302f) ||
    code === 0x3099 ||
    code === 0x309a ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    (code >= 0xfe20 && code <= 0xfe2f) ||
    code === 0xff9e ||
    code === 0xff9f
  );
}

const high = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const low = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/** True if a surrogate pair belongs to the character before it: variation selectors, tags (U+E0000–E0FFF), skin tones (U+1F3FB–1F3FF). */
function extendingPair(first: number, second: number): boolean {
  return (first >= 0xdb40 && first <= 0xdb43) || (first === 0xd83c && second >= 0xdffb && second <= 0xdfff);
}

/** True if a flag letter (U+1F1E6–1F1FF) begins at an offset. Any two neighbours stay together: only the whole run shows which two make a flag. */
function isFlagLetter(text: string, at: number): boolean {
  const second = text.charCodeAt(at + 1);
  return text.charCodeAt(at) === 0xd83c && second >= 0xdde6 && second <= 0xddff;
}

/**
 * True if a cut at this offset (in UTF-16 units) leaves every character whole. Always true at the ends of a text.
 * @example isBetweenCharacters('事務', 1) → true
 * @example isBetweenCharacters('か\u3099', 1) → false
 */
export function isBetweenCharacters(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return true;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  if (after < 0x300) return before !== 0x200d && !(after === 0x0a && before === 0x0d);
  if (low(after) && high(before)) return false;
  if (before === 0x200d || extendsCharacter(after)) return false;
  if (!high(after)) return true;
  return !extendingPair(after, text.charCodeAt(at + 1)) && !(at >= 2 && isFlagLetter(text, at - 2) && isFlagLetter(text, at));
}
