import { foldText } from '../core/fold.js';

/**
 * The official wording of an option that somebody wrote in half width, with other spaces or with its number:
 * 「2) 十分である」 is 「十分である」. Undefined when the text is none of the options, or when number and text disagree:
 * 「3) 十分である」 could mean either.
 */
export function officialOption(written: string, options: readonly string[]): string | undefined {
  if (options.includes(written)) return written;
  const folded = foldText(written);
  const exact = options.find((option) => foldText(option) === folded);
  if (exact !== undefined) return exact;
  // A number needs its bracket or stop where the option itself may begin with a digit: 「2) 1,000人以上」.
  const numbered = /^\(?(\d{1,2})(?:[).．、:]|(?=\D))(.+)$/u.exec(folded);
  if (!numbered) return undefined;
  const byNumber = options[Number(numbered[1]) - 1];
  return byNumber !== undefined && foldText(byNumber) === numbered[2] ? byNumber : undefined;
}
