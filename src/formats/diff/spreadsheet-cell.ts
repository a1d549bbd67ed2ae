/** The start of a formula in a spreadsheet. Japanese Excel reads one after white space and in full width too. */
const formula = /^[\s\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
/** A whole number that every spreadsheet shows as it is written. Excel rounds from 16 digits on, and shows 12 as 1.23E+11. */
const plainNumber = /^(?:0|[1-9]\d{0,10})$/u;
const month = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
/** Cells that a spreadsheet takes for a number, a day, a time or a truth value, in half width and lower case. */
const rewritten: readonly RegExp[] = [
  // 07, 1,000, 10%, ¥1,000, (1), .5, 1.50
  /^[-+(]?\s*[¥\\$€£]?\s*(?:\d[\d,]*(?:\.\d*)?|\.\d+)\s*%?\s*\)?$/u,
  // 1E5
  /^[-+]?\d+(?:\.\d*)?e[-+]?\d+$/u,
  // 1-2, 3/4, 2025.4.1, 2025-04-01 10:30, 1 3/4
  /^(?:\d{1,4}\s+)?\d{1,4}\s*[-/.]\s*\d{1,4}(?:\s*[-/.]\s*\d{1,4})?(?:[\st]+\d{1,2}:.*)?$/u,
  /^\d{1,4}:\d{1,2}(?::\d{1,2}(?:\.\d*)?)?(?:\s*[ap]m?)?$/u,
  /^\d{1,2}\s*[ap]m?$/u,
  // 令和7年4月1日, R7.4.1, 4月1日, 2025年4月, 10時30分
  /^(?:令和|平成|昭和|大正|明治|[rhstm令平昭大明])\s*(?:元|\d{1,2})\s*[年./-]\s*\d{1,2}(?:\s*[月./-]\s*(?:\d{1,2}\s*日?)?)?$/u,
  /^(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日)?$/u,
  /^\d{1,2}時(?:\d{1,2}分(?:\d{1,2}秒)?)?$/u,
  new RegExp(`^(?:\\d{1,4}[-/ ]+)?${month}\\.?(?:[-/ ,]+\\d{1,4}){0,2}$`, 'u'),
  /^(?:true|false)$/u,
  /^#(?:n\/a|ref!|name\?|value!|div\/0!|num!|null!)$/u,
];

/**
 * Returns a value for a cell of CSV. Puts an apostrophe before what a spreadsheet would calculate or rewrite: formulas, and what looks
 * like a number, a day or a time. A plain number stays as it is.
 * @example spreadsheetCell('＝１') → "'＝１"
 * @example spreadsheetCell('1-2') → "'1-2"
 * @example spreadsheetCell('０７') → "'０７"
 * @example spreadsheetCell('令和7年4月1日') → "'令和7年4月1日"
 * @example spreadsheetCell('12') → '12'
 * @example spreadsheetCell('(1) 令和7年4月1日から') → '(1) 令和7年4月1日から'
 */
export function spreadsheetCell(text: string): string {
  return formula.test(text) || isRewritten(text) ? `'${text}` : text;
}

/** Longest text that a spreadsheet can take for a number or a day, in UTF-16 units. Longer ones need no look. */
const longest = 400;

function isRewritten(text: string): boolean {
  if (text.length > longest) return false;
  const narrow = text
    .replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('￥', '¥')
    .trim()
    .toLowerCase();
  return !(plainNumber.test(narrow) && narrow === text) && rewritten.some((pattern) => pattern.test(narrow));
}
