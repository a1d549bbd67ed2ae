/** Characters that NFKC turns into digits or letters, which could join their neighbours. 10² must not become 102, nor Ⅱ１ the same as Ⅲ. */
const written =
  /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070\u2074-\u2079\u2080-\u2089\u2150-\u2189\u2460-\u2473\u2488-\u249b\u24b6-\u24ff\u2776-\u2793\u3244-\u32fe\u3358-\u33fe\u{1f100}-\u{1f10a}]/u;
const eachWritten = new RegExp(written, 'gu');

/** Ranges of circled numbers without a decomposition: first code, last code, first number, step between numbers. */
const countedFrom: readonly (readonly [first: number, last: number, number: number, step: number])[] = [
  [0x24eb, 0x24f4, 11, 1],
  [0x24f5, 0x24fe, 1, 1],
  [0x24ff, 0x24ff, 0, 1],
  [0x2776, 0x277f, 1, 1],
  [0x2780, 0x2789, 1, 1],
  [0x278a, 0x2793, 1, 1],
  [0x3248, 0x324f, 10, 10],
];

/**
 * Spells characters that hold a number: ① as (1), ½ as (1/2), 10² as 10^2, Ⅲ as III. Spaces keep them apart from numbers beside
 * them; `foldForm` later drops all such spaces but those between two numbers.
 * @example spellNumerals('①') → '(1)'
 * @example spellNumerals('10²') → '10 ^2 '
 * @example spellNumerals('十') → '十'
 */
export function spellNumerals(text: string): string {
  return written.test(text) ? text.replace(eachWritten, spell) : text;
}

function spell(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const counted = countedFrom.find(([first, last]) => code >= first && code <= last);
  if (counted) return `(${String(counted[2] + (code - counted[0]) * counted[3])})`;
  const plain = character.normalize('NFKC').replace('⁄', '/');
  if (plain === character) return character;
  if (isCircled(code)) return `(${plain})`;
  if (code >= 0x2080 && code <= 0x2089) return ` _${plain} `;
  if (code === 0xb2 || code === 0xb3 || code === 0xb9 || (code >= 0x2070 && code <= 0x2079)) return ` ^${plain} `;
  return plain.includes('/') && plain.length > 2 && code < 0x3000 ? ` (${plain}) ` : ` ${plain} `;
}

function isCircled(code: number): boolean {
  return (code >= 0x2460 && code <= 0x2473) || (code >= 0x24b6 && code <= 0x24ea) || (code >= 0x3244 && code <= 0x32bf) || (code >= 0x32d0 && code <= 0x32fe);
}
