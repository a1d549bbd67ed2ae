import { foldForm } from '../../core/fold-form.js';
import { bigramsOf, diceLikeness } from '../../core/likeness.js';
import { diffText } from '../../diff/text/diff-text.js';
import type { Assessment } from '../../model/assessment.js';
import { fieldText } from '../../model/printed-value.js';
import type { ItemTexts } from './item-texts.js';
import type { MissingQuote } from './row-evidence.js';

/** What stands in a version in place of the letters of a quote. */
export interface QuoteDifference {
  /** The letters of the quote that differ, with a few around them. Never empty. */
  readonly quoted: string;
  /** The same place in the version. */
  readonly written: string;
}

/** Least likeness (0 to 1) of a line and a quote of it that slips. */
const alike = 0.5;
/** UTF-16 units shown on either side of the letters that differ. */
const around = 6;
/** Longest line that is compared with a quote, in UTF-16 units. */
const longest = 2_000;

/**
 * Returns the first place where a quote differs from the line that it is most like. Undefined if no line is like it.
 * @example quoteDifference('通知を郵便にて送る。', ['名簿を消去する。', '通知を郵便で送る。']) → { quoted: '通知を郵便にて送る。', written: '通知を郵便で送る。' }
 * @example quoteDifference('通知を郵便にて送る。', ['名簿を消去する。']) → undefined
 */
export function quoteDifference(quote: string, lines: readonly string[]): QuoteDifference | undefined {
  if (quote.length > longest) return undefined;
  const pairs = bigramsOf(quote);
  let best: { readonly line: string; readonly likeness: number } | undefined;
  for (const line of lines) {
    const likeness = line.length > longest ? 0 : (diceLikeness(pairs, bigramsOf(line)) ?? 0);
    if (likeness >= alike && likeness > (best?.likeness ?? 0)) best = { line, likeness };
  }
  const hunk = best && diffText(quote, best.line).find(({ formOnly }) => !formOnly);
  if (!best || !hunk) return undefined;
  return { quoted: excerpt(quote, hunk.before), written: excerpt(best.line, hunk.after) };
}

function excerpt(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
  const [from, to] = [Math.max(0, start - around), Math.min(text.length, end + around)];
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`;
}

/** Returns the lines of items in one version, as written. */
export function linesOf(items: readonly ItemTexts[], side: 'before' | 'after'): readonly string[] {
  return items.flatMap((item) => item[side].lines.map(({ text }) => text));
}

/** Shortest quote that is looked for in other items, in folded UTF-16 units. */
const tellingQuote = 8;

/** Returns the name of the first item of a version that holds a quote. Undefined if none does, or if the quote is too short to tell. */
export function itemWithQuote({ quote }: Pick<MissingQuote, 'quote'>, { fields }: Assessment): string | undefined {
  const forms = quote.forms.filter((form) => form.length >= tellingQuote);
  return forms.length === 0 ? undefined : fields.find((field) => holds(foldForm(fieldText(field)), forms))?.name;
}

function holds(folded: string, forms: readonly string[]): boolean {
  return forms.some((form) => folded.includes(form));
}
