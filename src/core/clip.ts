/** Twelve or more digits, perhaps a 個人番号. Messages never repeat them, because they end up in logs that anyone may read. */
const longNumber = /[0-9０-９]{4}[-－ 　]?[0-9０-９]{4}[-－ 　]?[0-9０-９]{4,}/gu;

/** UTF-16 units that are looked at. More than any quotation can need, also where numbers in it shrink. */
const readLength = 2_000;
/** Longest quotation in a message, in characters. */
const longestQuotation = 30;

/**
 * Returns the first 30 characters of a text, for a quotation in a message. Hides numbers of twelve digits or more.
 * @example clip('番号は 1234-5678-9012 です') → '番号は （12桁以上の数字） です'
 * @example clip('電話 03-1234-5678') → '電話 03-1234-5678'
 */
export function clip(text: string): string {
  const characters = Array.from(withoutLongNumbers(text.slice(0, readLength)));
  return characters.length > longestQuotation ? `${characters.slice(0, longestQuotation).join('')}…` : characters.join('');
}

/** Hides numbers of twelve digits or more. For an excerpt that is short already. */
export function withoutLongNumbers(text: string): string {
  return text.replace(longNumber, '（12桁以上の数字）');
}
