const kanjiDigits: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  壱: 1,
  壹: 1,
  二: 2,
  弐: 2,
  貳: 2,
  三: 3,
  参: 3,
  參: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/**
 * Writes a number of kanji in arabic digits: 二十一 and 二一 as 21, 拾 as 10, 二〇二五 as 2025. Digits stay. Empty for no text.
 * @example arabicDigits('二十一') → '21'
 * @example arabicDigits('二〇二五') → '2025'
 * @example arabicDigits('07') → '07'
 */
export function arabicDigits(written = ''): string {
  if (/^\d*$/u.test(written)) return written;
  const spelled = written.replace(/廿/gu, '二十').replace(/拾/gu, '十');
  const [tens = '', ones = '', ...more] = spelled.split('十');
  const digits = (text: string): string => Array.from(text, (character) => String(kanjiDigits[character] ?? '')).join('');
  if (!spelled.includes('十') || more.length > 0) return digits(spelled);
  return String(Number(tens === '' ? '1' : digits(tens)) * 10 + Number(digits(ones) === '' ? '0' : digits(ones)));
}
