import { foldText } from '../core/fold.js';

/**
 * Finds the official wording of an option that is written in half width, with other spaces or with its number. Undefined if no
 * option matches, or if number and text disagree: 「3) 十分である」 could mean either.
 * @example officialOption('２）　十分である', ['特に力を入れている', '十分である']) → '十分である'
 * @example officialOption('1) 十分である', ['特に力を入れている', '十分である']) → undefined
 * @example officialOption('2) 1,000人以上', ['1,000人未満', '1,000人以上']) → '1,000人以上'
 * @example officialOption('2 1,000人以上', ['1,000人未満', '1,000人以上']) → undefined
 */
export function officialOption(written: string, options: readonly string[]): string | undefined {
  const composed = written.normalize('NFC');
  if (options.includes(composed)) return composed;
  const folded = foldText(written);
  const exact = options.find((option) => foldText(option) === folded);
  if (exact !== undefined) return exact;
  // A number in front of a digit needs its bracket or stop: 「2) 1,000人以上」.
  const numbered = /^\(?(\d{1,2})(?:[).．、:]|(?=\D))(.+)$/u.exec(folded);
  if (!numbered) return undefined;
  const byNumber = options[Number(numbered[1]) - 1];
  return byNumber !== undefined && foldText(byNumber) === numbered[2] ? byNumber : undefined;
}
