import type { Certainty, Clause } from '../law/clauses.js';

/** Words for how sure a statement of law is. */
export const certaintyWords: Readonly<Record<Certainty, string>> = {
  read: '条文を読んで確かめた',
  quoted: '公開の頁の引用で確かめた',
  known: '実務で知られている。原文は確かめていない',
};

/** Formats a clause for people: its number, law and certainty, then its own words in 『』. Its summary stands where no text was found. */
export function clauseLines({ id, of, quote, text, certainty, asOf }: Clause): string[] {
  const since = asOf === undefined ? '' : `。${asOf}施行の条文`;
  return [`  ${id}（${of}。${certaintyWords[certainty]}${since}）`, quote === undefined ? `    要旨: ${text}` : `    『${quote}』`];
}

/** Returns a clause as data for other programs. */
export function clauseData({ id, of, quote, text, certainty, asOf }: Clause): object {
  return { id, of, quote: quote ?? null, text, certainty, asOf: asOf ?? null };
}
