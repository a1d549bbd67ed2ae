/** A value that a spreadsheet shows instead of a result, at its place (UTF-16 units). */
export interface SpreadsheetError {
  readonly index: number;
  readonly written: string;
}

/** Errors of Excel, Google Sheets and LibreOffice, in English and Japanese. */
const pattern =
  /#(?:(?:REF|VALUE|DIV\/0|NULL|NUM|SPILL|CALC|FIELD|BLOCKED|CONNECT|UNKNOWN|BUSY|ERROR|DATA|PYTHON|EXTERNAL|TIMEOUT|参照|値|数値|番号|エラー)!|(?:NAME|名前)\?|N\/A|GETTING_DATA)|(?<![a-z])(?:Err:|エラー:)\d{3}(?!\d)/iu;
const wide = /[！-～]/gu;

/**
 * Finds the first error value of a spreadsheet in a text, in half or full width. Undefined if there is none.
 * @example spreadsheetError('部署は#REF!') → { index: 3, written: '#REF!' }
 * @example spreadsheetError('＃Ｎ／Ａ')?.written → '＃Ｎ／Ａ'
 * @example spreadsheetError('#14の項') → undefined
 */
export function spreadsheetError(text: string): SpreadsheetError | undefined {
  const match = pattern.exec(text.replace(wide, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0)));
  return match ? { index: match.index, written: text.slice(match.index, match.index + match[0].length) } : undefined;
}
